const record = () => {};
const keepLog = () => {};
