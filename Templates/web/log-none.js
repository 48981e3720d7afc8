const record = () => {};
const keepLog = () => {};
const forgetLog = () => {};
