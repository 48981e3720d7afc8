elements.divider = () => build("hr");
