package dev.counterfoil.faults;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the sandbox can be told to do wrong, as its control endpoint calls it, and what each can be given. */
public enum FaultKind {
    DELAY(Parameter.MS),
    SLOW(Parameter.MS),
    DROP,
    DROP_AFTER,
    HANG,
    HANG_AFTER,
    STATUS(Parameter.STATUS, Parameter.RETRY_AFTER, Parameter.MESSAGE),
    HTML(Parameter.STATUS, Parameter.MESSAGE),
    REDIRECT(Parameter.STATUS, Parameter.LOCATION),
    GRAPHQL_ERROR(Parameter.STATUS, Parameter.CODE, Parameter.MESSAGE),
    USER_ERROR(Parameter.FIELD, Parameter.CODE, Parameter.MESSAGE),
    PARTIAL(Parameter.CODE, Parameter.MESSAGE),
    ERRORS_NULL,
    TRUNCATED,
    HUGE(Parameter.BYTES);

    /** What a fault can be given; each may be left out. */
    public enum Parameter {
        MS("ms"),
        STATUS("status"),
        RETRY_AFTER("retryAfter"),
        LOCATION("location"),
        BYTES("bytes"),
        FIELD("field"),
        CODE("code"),
        MESSAGE("message");

        private final String member;

        Parameter(String member) {
            this.member = member;
        }

        /** Its name at the control endpoint. */
        public String member() {
            return member;
        }

        /** Whether it is a whole number. */
        public boolean number() {
            return this == MS || this == STATUS || this == BYTES;
        }
    }

    private final List<Parameter> parameters;

    FaultKind(Parameter... parameters) {
        this.parameters = List.of(parameters);
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** Its name at the control endpoint. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this name; empty for one that a newer sandbox may have. */
    public static Optional<FaultKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
