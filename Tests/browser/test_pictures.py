"""The pictures of Documentation/widgets.md are what the widgets look like.

Machines draw letters differently, so a picture is compared from afar: its size, and the mean of each patch of 16 by 16
pixels. `UPDATE_PICTURES=1` takes the pictures anew.
"""

import base64
import os
import re

import pytest

from emitted import ROOT
from widgets import cases

FOLDER = ROOT / "Documentation" / "pictures"
PATCH = 16
# How much of the whole picture may look different, and how different a patch must be to count (of 255).
SHARE, NOTICED = 0.08, 24

SHOTS = {
    "list": ("tool_shelf", "hanging a shelf", {}),
    "carousel": ("tool_carousel", "autumn", {}),
    "loan": ("loan_card", "on loan", {"theme": "dark"}),
    "loan-ar": ("loan_card", "on loan", {"locale": "ar"}),
    "choice": ("basket", "four tools", {}),
    "chart": ("usage", "half a year", {}),
    "table": ("usage", "half a year", {"mode": "fullscreen", "width": 640}),
    "cards": ("branches", "two branches", {}),
    "form": ("workshop", "sharpening", {}),
    "fields": ("membership", "family", {"mode": "fullscreen"}),
    "facts": ("loan_extended", "extended", {}),
    "image": ("tool_shelf", "hanging a shelf", {"mode": "fullscreen", "width": 640}),
    "question": ("loan_card", "on loan", {"press": "Keep it longer"}),
    "overdue": ("loan_card", "overdue", {}),
    "loading": ("loan_card", "on loan", {"call": "running"}),
    "empty": ("tool_shelf", "nothing fits", {}),
    "failed": ("loan_card", "unknown loan", {}),
    "cancelled": ("tool_shelf", "hanging a shelf", {"call": "cancelled"}),
}

COMPARE = """async ([now, before, patch]) => {
  const draw = async data => {
    const image = new Image();
    image.src = "data:image/png;base64," + data;
    await image.decode();
    return image;
  };
  const images = [await draw(now), await draw(before)];
  const sizes = images.map(image => [image.width, image.height]);
  const [width, height] = images[1].width ? [images[1].width, images[1].height] : [1, 1];
  const small = images.map(image => {
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.ceil(width / patch), height: Math.ceil(height / patch) });
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height).data;
  });
  const differences = [];
  for (let i = 0; i < small[0].length; i += 4) {
    differences.push((Math.abs(small[0][i] - small[1][i]) + Math.abs(small[0][i + 1] - small[1][i + 1]) + Math.abs(small[0][i + 2] - small[1][i + 2])) / 3);
  }
  return { sizes, differences };
}"""


@pytest.mark.parametrize("name", SHOTS)
def test_looks_like_its_picture(host, name):
    widget, wanted, options = SHOTS[name]
    unit, example = next(
        (unit, example) for unit, _, shown, example in cases()
        if unit.parent.name == "widget-gallery" and shown == widget and example["name"] == wanted
    )
    options = {"theme": "light", "locale": "en-GB", "mode": "inline", "width": 390, **options}
    mode, width, press, call = (options.pop(name, None) for name in ("mode", "width", "press", "call"))
    shown = host(unit, width, options["theme"])
    if call:
        shown.open(widget, displayMode=mode, **options)
    else:
        shown.show(widget, example, mode, **options)
    if call == "cancelled":
        shown.notify("ui/notifications/tool-cancelled", {"reason": "stopped"})
    if press:
        shown.view.get_by_role("button", name=press).click()
    # A bar that waits pulses: it is shown as it stands for those who want no motion.
    shown.page.emulate_media(reduced_motion="reduce")
    shown.page.wait_for_timeout(200)
    picture = shown.picture("documentation", name)
    path = FOLDER / f"{name}.png"
    assert len(picture) < 40_000, "a picture of the documentation is light"
    if os.environ.get("UPDATE_PICTURES"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(picture)
    before, now = (base64.b64encode(data).decode() for data in (path.read_bytes(), picture))
    found = shown.page.evaluate(COMPARE, [now, before, PATCH])
    (wide, high), (old_wide, old_high) = found["sizes"]
    assert wide == old_wide and abs(high - old_high) <= old_high / 12, "the size is another"
    noticed = sum(each > NOTICED for each in found["differences"]) / len(found["differences"])
    assert noticed <= SHARE, f"{noticed:.0%} of the picture looks different from {path}"


def test_every_picture_is_in_the_documentation():
    text = (ROOT / "Documentation" / "widgets.md").read_text(encoding="utf-8")
    assert {path.stem for path in FOLDER.glob("*.png")} == set(SHOTS) == set(re.findall(r"\(pictures/([\w-]+)\.png\)", text))
