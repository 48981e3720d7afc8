"""The service's mouth and ear: a tone while the model speaks, and how loud the person is."""

import array
import asyncio
import fractions
import math
import time

from aiortc import MediaStreamTrack
from aiortc.mediastreams import MediaStreamError
from av import AudioFrame

RATE, LENGTH, PITCH = 48_000, 960, 450
# Nine whole waves a frame, so that frames meet without a click.
TONE = array.array("h", (round(9_000 * math.sin(2 * math.pi * PITCH * n / RATE)) for n in range(LENGTH))).tobytes()
SILENCE = bytes(2 * LENGTH)


class Mouth(MediaStreamTrack):
    """A frame every 20 ms: the tone while `sounds` names a response, else silence."""

    kind = "audio"

    def __init__(self):
        super().__init__()
        self.sounds, self.count, self.start = None, 0, None

    async def recv(self):
        self.start = self.start or time.monotonic()
        await asyncio.sleep(max(0, self.start + self.count * LENGTH / RATE - time.monotonic()))
        frame = AudioFrame(format="s16", layout="mono", samples=LENGTH)
        frame.planes[0].update(TONE if self.sounds else SILENCE)
        frame.sample_rate, frame.pts, frame.time_base = RATE, self.count * LENGTH, fractions.Fraction(1, RATE)
        self.count += 1
        return frame


class Ear:
    """Hears frames; tells the beginning of speech, and its end after 300 ms of silence."""

    LOUD, PAUSE = 1_500, 15

    def __init__(self, tell):
        self.tell, self.frames, self.loudest, self.loud_frames, self.silent, self.speaks = tell, 0, 0, 0, 0, False

    def listen(self, track):
        asyncio.ensure_future(self.follow(track))

    async def follow(self, track):
        try:
            while True:
                frame = await track.recv()
                samples = array.array("h", bytes(frame.planes[0]))
                self.frame(max(max(samples), -min(samples)))
        except MediaStreamError:
            return

    def frame(self, peak):
        self.frames += 1
        self.loudest = max(self.loudest, peak)
        if peak > self.LOUD:
            self.loud_frames += 1
            self.silent = 0
            if not self.speaks:
                self.speaks = True
                self.tell(True)
        elif self.speaks:
            self.silent += 1
            if self.silent >= self.PAUSE:
                self.speaks = False
                self.tell(False)
