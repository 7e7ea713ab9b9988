internal import CStrand
internal import Trace

/// The main actor: jobs that run one after another, in the order in which they came.
extension World {
  /// Who comes first to the main actor matters: what its steps name.
  var mainActor: Int32 { cs_intern(-5, 0) }

  /// The runtime says that a job can run on the main actor.
  func enqueueOnMain(_ job: UnsafeMutableRawPointer) {
    var identifier: UInt64 = 0
    guard let task = cs_task_of_job(job, &identifier) else { return cs_run_job_on_main(job) }
    let actor = mainActor
    // A hop has been a step already.
    if current >= 0, strands[current]?.hopsTo != actor { point(Operation(.write, actor)) }
    let id = strand(of: task, identifier, isReady: false)
    guard let strand = strands[id] else { return }
    strand.hopsTo = -1
    if strand.actorNumber != actor {
      leaveActor(strand)
      strand.actorNumber = actor
      strand.actor = knowledge(ofActor: actor)
    }
    strand.job = job
    strand.jobIsMain = true
    strand.goesOn()
    keepTask(of: strand)
    pending[id] = Operation(.local)
    if current >= 0, current != id {
      clocks.join(id, current)
      clocks.tick(current)
      ordered(from: current, to: id)
    }
    if mainOwner < 0 {
      mainOwner = id
      if current != id { becameReady(id) }
    } else {
      mainQueue.append(id)
    }
  }

  /// The job that ran on the main actor has ended; the next one can begin.
  func passMainOn(from strand: StrandState) {
    guard strand.runsMain else { return }
    strand.runsMain = false
    mainOwner = -1
    guard !mainQueue.isEmpty else { return }
    let next = mainQueue.removeFirst()
    mainOwner = next
    ordered(from: strand.id, to: next)
    if next != strand.id { becameReady(next) }
  }

  /// Whether the job that a strand has can run now, as far as the main actor is concerned.
  func canRunJob(of strand: StrandState) -> Bool {
    !strand.jobIsMain || mainOwner == strand.id
  }
}
