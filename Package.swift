// swift-tools-version: 6.3
import PackageDescription

/// How every Swift target is compiled: Swift 6, no warnings, the upcoming language modes.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// The simulator runs millions of steps a second, so it is optimised as a whole in debug builds too, without
/// the dynamic checks that the learner's code keeps. It finds the line that called it by frame pointers.
let optimised: [SwiftSetting] =
  strict + [
    .unsafeFlags([
      "-O", "-wmo", "-num-threads", "2", "-enforce-exclusivity=unchecked",
      "-Xcc", "-fno-omit-frame-pointer",
    ])
  ]

let package = Package(
  name: "ConcurrencyLab",
  products: [
    .executable(name: "lab", targets: ["lab"]),
    .library(name: "ConcurrencyLab", type: .dynamic, targets: ["ConcurrencyLab"]),
  ],
  targets: [
    .executableTarget(
      name: "lab",
      dependencies: ["Terminal", "Course", "Grading", "Pictures", "Trace", "Web", "WebServer"],
      swiftSettings: strict),
    .target(name: "Terminal", swiftSettings: strict),
    .target(
      name: "Course", swiftSettings: strict + [.unsafeFlags(["-O", "-wmo", "-num-threads", "2"])]),
    .target(
      name: "Grading", dependencies: ["Course", "Trace"], exclude: ["Program"],
      swiftSettings: strict),
    .target(name: "Pictures", dependencies: ["Trace", "Terminal"], swiftSettings: strict),
    .target(name: "Trace", swiftSettings: strict),
    .target(
      name: "ConcurrencyLab", dependencies: ["Simulator", "Trace", "Web"],
      swiftSettings: optimised),
    .target(name: "Web", swiftSettings: optimised),
    .target(name: "WebServer", dependencies: ["Web"], swiftSettings: strict),
    .target(name: "Simulator", dependencies: ["CStrand", "Trace"], swiftSettings: optimised),
    .target(name: "CStrand", cSettings: [.unsafeFlags(["-O2"])]),

    .testTarget(
      name: "SimulatorTests", dependencies: ["CStrand", "Simulator", "Specimens", "Trace"],
      swiftSettings: strict),
    .target(
      name: "Specimens", dependencies: ["ConcurrencyLab"], path: "Tests/Specimens",
      // Not optimised in any build, as a learner's file is not: an inlined initialiser would go unheard.
      swiftSettings: strict + [
        .unsafeFlags(["-sanitize=thread"]),
        .unsafeFlags(["-Onone"], .when(configuration: .release)),
      ]),
    .target(
      name: "Programs", dependencies: ["ConcurrencyLab"], path: "Tests/Programs",
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks", dependencies: ["ConcurrencyLab", "Simulator", "Specimens", "Trace"],
      path: "Benchmarks", exclude: ["README.md", "ThreadSanitizer"],
      swiftSettings: strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]),
    .testTarget(
      name: "ConcurrencyLabTests",
      dependencies: ["ConcurrencyLab", "Programs", "Simulator", "Specimens", "Trace"],
      swiftSettings: strict),
    .testTarget(name: "WebTests", dependencies: ["Web"], swiftSettings: strict),
    .testTarget(
      name: "WebServerTests", dependencies: ["Web", "WebServer"], swiftSettings: strict),
    .testTarget(name: "CourseTests", dependencies: ["Course"], swiftSettings: strict),
    .testTarget(
      name: "GradingTests", dependencies: ["Grading", "Course", "Trace"], swiftSettings: strict),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal"], swiftSettings: strict),
    .testTarget(
      name: "PicturesTests", dependencies: ["Pictures", "Terminal", "Trace", "Course"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "LabTests",
      dependencies: ["lab", "Terminal", "Course", "Grading", "Pictures", "Trace"],
      swiftSettings: strict),
  ]
)
