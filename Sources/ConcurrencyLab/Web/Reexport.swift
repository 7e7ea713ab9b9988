// The sites, faults, answers and errors of a simulated web. They need no simulator, so that the command
// `lab`, which does not link it, can serve the same web to real clients.
@_exported public import Web
