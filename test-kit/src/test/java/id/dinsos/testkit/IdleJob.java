package id.dinsos.testkit;

/** Calls itself a job and does nothing. */
final class IdleJob {}
