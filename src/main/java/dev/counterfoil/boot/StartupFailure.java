package dev.counterfoil.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Makes Spring report a {@link StartupException} by its message alone, without a stack trace. */
class StartupFailure extends AbstractFailureAnalyzer<StartupException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, StartupException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
