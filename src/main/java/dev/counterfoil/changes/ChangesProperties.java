package dev.counterfoil.changes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Times the gate and the reconciler keep.
 *
 * @param deadline how long a mutation may take from connecting to its answer; shorter than the lease
 * @param lease how long an operation may be in flight before it counts as unknown
 * @param secondReadAfter how long after a first reading "not applied" the second one makes it final
 * @param giveUpAfter how long reading back may fail before a person is asked
 */
@ConfigurationProperties("counterfoil.changes")
record ChangesProperties(
        @DefaultValue("20s") Duration deadline,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("5m") Duration secondReadAfter,
        @DefaultValue("30s") Duration giveUpAfter) {

    ChangesProperties {
        if (deadline.compareTo(lease) >= 0) {
            throw new IllegalArgumentException(
                    "counterfoil.changes.deadline must be shorter than counterfoil.changes.lease");
        }
    }
}
