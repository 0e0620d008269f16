package dev.counterfoil.audit.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.counterfoil.audit.AuditService;
import dev.counterfoil.audit.Verified;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.team.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What verification of the chain found and when, checked again when it is older than a minute, or on demand. */
class ChainBadge extends Composite<Div> {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final transient AuditService audit;
    private final transient Actor actor;
    private final Span state = new Span();
    private final Button again = new Button(VaadinIcon.REFRESH.create());

    ChainBadge(AuditService audit, Actor actor) {
        this.audit = audit;
        this.actor = actor;
        again.addThemeVariants(ButtonVariant.TERTIARY);
        again.addClassName("cf-chain-again");
        again.setAriaLabel(getTranslation("audit.chain.again"));
        again.setTooltipText(getTranslation("audit.chain.again"));
        again.addClickListener(click -> check());
        state.getElement().setAttribute("role", "status");
        getContent().addClassName("cf-chain");
        getContent().add(state, again);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        audit.lastVerified(actor).ifPresent(this::show);
        boolean stale = audit.lastVerified(actor)
                .filter(last -> last.at().isAfter(Instant.now().minus(FRESH)))
                .isEmpty();
        if (stale) {
            check();
        }
    }

    private void check() {
        again.setEnabled(false);
        say(getTranslation("audit.chain.checking"), Tone.NEUTRAL, "");
        Background.run(this, () -> audit.verify(actor), this::show, problem -> {
            say(getTranslation("audit.chain.unread"), Tone.WARNING, "");
            again.setEnabled(true);
        });
    }

    private void show(Verified found) {
        again.setEnabled(true);
        LedgerReader.Verdict verdict = found.verdict();
        Long bad = verdict.firstBad();
        if (!verdict.intact()) {
            long at = bad == null ? verdict.checkedTo() : bad;
            String why = verdict.reason() == null ? "" : verdict.reason();
            say(
                    getTranslation("audit.chain.broken", at),
                    Tone.DANGER,
                    getTranslation("audit.chain.explainedBroken", at, why));
        } else if (verdict.entries() == 0) {
            say(getTranslation("audit.chain.empty"), Tone.NEUTRAL, "");
        } else {
            say(
                    getTranslation("audit.chain.consistent", verdict.checkedTo()),
                    Tone.SUCCESS,
                    getTranslation("audit.chain.explained"));
            state.add(new Moment(found.at()));
        }
    }

    private void say(String text, Tone tone, String explained) {
        state.removeAll();
        state.removeClassNames("cf-tone-success", "cf-tone-danger", "cf-tone-warning", "cf-tone-neutral");
        state.addClassNames("cf-pill", "cf-tone-" + tone.name().toLowerCase(Locale.ROOT));
        state.add(new Span(text));
        state.setTitle(explained);
    }
}
