package dev.counterfoil.faults;

import dev.counterfoil.faults.FaultKind.Parameter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fault to set.
 *
 * @param operation root field, {@code oauth/token} or {@code __schema}; null for any
 * @param always until cleared, else once
 * @param parameters by what they are; those that the kind does not take are left out
 */
public record NewFault(FaultKind kind, @Nullable String operation, boolean always, Map<Parameter, String> parameters) {}
