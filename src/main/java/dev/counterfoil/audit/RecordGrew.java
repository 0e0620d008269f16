package dev.counterfoil.audit;

/** Published when another replica has appended to the record, or may have. */
public record RecordGrew() {}
