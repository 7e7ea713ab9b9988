internal import ConcurrencyLab

/// The lab's atomic, in place of Synchronization's, as in a solution.
typealias Atomic = ConcurrencyLab.Atomic
