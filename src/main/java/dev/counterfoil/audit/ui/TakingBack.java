package dev.counterfoil.audit.ui;

import com.vaadin.flow.component.Component;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.ledger.Outcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of a change by what it can be taken back, or why it cannot. */
final class TakingBack {

    private static final Set<Outcome> NOTHING_DONE =
            Set.of(Outcome.REFUSED, Outcome.NOT_SENT, Outcome.NOT_APPLIED, Outcome.DENIED, Outcome.FAILED);

    private TakingBack() {}

    /**
     * Null where nothing was done, and of older entries, which do not tell.
     *
     * @param by action code of the change that takes it back
     * @param reason code of why there is none
     */
    static @Nullable String words(Component view, Outcome outcome, @Nullable String by, @Nullable String reason) {
        if (NOTHING_DONE.contains(outcome)) {
            return null;
        }
        if (by != null) {
            return view.getTranslation(
                    "audit.inverse.by", Wording.of(view, "audit.inverse.code." + by, "audit.inverse.code.other", by));
        }
        return reason == null
                ? null
                : view.getTranslation(
                        "audit.inverse.none",
                        Wording.of(view, "audit.inverse.reason." + reason, "audit.inverse.reason.other", reason));
    }
}
