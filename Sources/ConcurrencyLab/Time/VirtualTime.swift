internal import Simulator

/// How long the running simulation has lasted, as all its clocks tell; nil outside of one.
var virtualTime: Duration? { World.current.map { .nanoseconds($0.askedTime) } }
