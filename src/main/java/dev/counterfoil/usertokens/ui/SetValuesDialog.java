package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.OneDialog;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.usertokens.SessionKey;
import dev.counterfoil.usertokens.SetResult;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.usertokens.UserTokens;
import dev.counterfoil.usertokens.UserValue;
import dev.counterfoil.usertokens.UserValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Sets values of a user, several in one call. What was typed stays whatever happens, also when the token expires meanwhile: another one can be chosen then. */
class SetValuesDialog extends OneDialog {

    private final transient UserValues values;
    private final transient UserTokens tokens;
    private final transient Actor actor;
    private final transient Client client;
    private final transient List<UserValue> seen;
    private final transient BiConsumer<UserToken, ChangeResult.Done> done;
    private final boolean mayRenew;
    private final ChangeNotice notice = new ChangeNotice();
    private final OtherToken other;
    private final ValueRows rows;
    private final Button set = new Button();
    private transient UserToken token;
    private UUID intent = UUID.randomUUID();
    private transient @Nullable List<UserValue> sent;
    private boolean partly;

    /**
     * With what it opens.
     *
     * @param offered what a value can be set for
     * @param seen values the person has seen
     * @param start with which to begin; null for an empty row
     * @param mayRenew whether the person may renew tokens
     */
    record Opened(
            Offered offered, List<UserValue> seen, @Nullable UserValue start, boolean mayRenew) {}

    /** @param done called once all values were set */
    SetValuesDialog(
            UserValues values,
            UserTokens tokens,
            Actor actor,
            Client client,
            UserToken token,
            Opened with,
            BiConsumer<UserToken, ChangeResult.Done> done) {
        this.values = values;
        this.tokens = tokens;
        this.actor = actor;
        this.client = client;
        this.token = token;
        this.seen = new ArrayList<>(with.seen());
        this.rows = new ValueRows(with.offered(), value -> there(value.path()));
        this.mayRenew = with.mayRenew();
        this.other = new OtherToken(tokens, actor, client, chosen -> this.token = chosen);
        this.done = done;
        setHeaderTitle(getTranslation("usertokens.set.title"));
        setWidth("40rem");
        setMaxWidth("calc(100vw - 1rem)");
        addClassName("cf-values-dialog");
        setCloseOnOutsideClick(false);
        set.setText(getTranslation("usertokens.set"));
        set.addThemeVariants(ButtonVariant.PRIMARY);
        set.addClickListener(click -> send());
        Button cancel = new Button(getTranslation("kit.cancel"), click -> close());
        Paragraph note = new Paragraph(getTranslation("usertokens.set.text"));
        note.addClassName("cf-note");
        add(notice, ClientMarks.line(client), other, note, rows);
        getFooter().add(cancel, set);
        rows.add(with.start()).focus();
    }

    /** Whether some values were set and the dialog stayed for the others: then what stands in the list is not what is there. */
    boolean partly() {
        return partly;
    }

    /** The value that is known to be there now; null if none is. */
    private @Nullable String there(KeyPair path) {
        return seen.stream()
                .filter(value -> value.path().equals(path))
                .map(UserValue::value)
                .findFirst()
                .orElse(null);
    }

    /** Sends those that were changed: what nobody touched stays as it is, whatever somebody else makes of it meanwhile. */
    private void send() {
        notice.hide();
        if (!rows.whole()) {
            return;
        }
        List<ValueRow> changed = rows.all().stream().filter(ValueRow::changed).toList();
        List<UserValue> now =
                changed.stream().map(row -> Objects.requireNonNull(row.value())).toList();
        if (changed.isEmpty() && !rows.all().isEmpty()) {
            notice.refuse(
                    getTranslation("changes.notSent"), getTranslation("usertokens.set.untouched"), List.of(), null);
            return;
        }
        List<FieldProblem> problems = UserValues.check(now);
        if (!problems.isEmpty()) {
            notice.showBeside(
                    new ChangeResult.FieldProblems(null, problems),
                    rows.blame(changed, problems).elsewhere());
            return;
        }
        if (sent != null && !sent.equals(now)) {
            intent = UUID.randomUUID();
        }
        sent = now;
        rows.setReadOnly(true);
        UUID under = intent;
        UserToken with = token;
        SessionKey session = Looks.session();
        List<UserValue> known = seen.stream()
                .filter(value -> now.stream().anyMatch(one -> one.path().equals(value.path())))
                .toList();
        Background.run(
                this,
                set,
                () -> values.set(actor, client, session, with.id(), under, now, known),
                result -> told(with, result, changed, now),
                problem -> {
                    rows.setReadOnly(false);
                    notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null);
                });
    }

    private void told(UserToken with, SetResult told, List<ValueRow> changed, List<UserValue> now) {
        ChangeResult result = told.result();
        rows.setReadOnly(result instanceof ChangeResult.Unclear);
        if (!(result instanceof ChangeResult.Unclear)) {
            intent = UUID.randomUUID();
        }
        switch (result) {
            case ChangeResult.Done it
            when !told.refused().isEmpty() -> partly(told.refused(), it.entrySeq(), changed, now);
            case ChangeResult.Done it -> {
                close();
                done.accept(with, it);
            }
            case ChangeResult.FieldProblems it -> {
                notice.showBeside(it, rows.blame(changed, it.problems()).elsewhere());
            }
            case ChangeResult.Stale it -> {
                stale(it.now(), now);
            }
            case ChangeResult.Refused it when it.code().equals(UserValues.TOKEN_REFUSED) -> expired(it.entrySeq());
            case ChangeResult.NotSent it
            when it.code().equals(UserValues.TOKEN_REFUSED) || it.code().equals("NO_TOKEN") -> expired(it.entrySeq());
            default -> notice.show(result, getTranslation("usertokens.set.thing"), client.name());
        }
        if (isOpened()) {
            // With many values it stands above what can be seen.
            notice.scrollIntoView();
        }
    }

    /** What is there now counts as seen: who sends again decides so. */
    private void stale(@Nullable ObjectNode there, List<UserValue> mine) {
        List<UserValue> fresh = UserValues.read(there, mine);
        mine.forEach(one -> seen.removeIf(value -> value.path().equals(one.path())));
        seen.addAll(fresh);
        notice.refuse(
                getTranslation("changes.stale"),
                getTranslation("usertokens.set.stale"),
                mine.stream()
                        .map(one -> one.path() + " = "
                                + fresh.stream()
                                        .filter(value -> value.path().equals(one.path()))
                                        .map(UserValue::value)
                                        .findFirst()
                                        .orElse(getTranslation("usertokens.value.none")))
                        .toList(),
                null);
    }

    /** What was set goes from the form, so that it is not sent again; what was refused stays with the reason. */
    private void partly(List<FieldProblem> refused, long entry, List<ValueRow> changed, List<UserValue> now) {
        partly = true;
        ValueRows.Blamed blamed = rows.blame(changed, refused);
        if (blamed.elsewhere().isEmpty()) {
            for (int i = 0; i < changed.size(); i++) {
                if (!blamed.rows().contains(changed.get(i))) {
                    UserValue set = now.get(i);
                    seen.removeIf(value -> value.path().equals(set.path()));
                    seen.add(set);
                    rows.remove(changed.get(i));
                }
            }
        }
        notice.refuse(
                getTranslation("usertokens.set.partly"),
                getTranslation("usertokens.set.partly.text"),
                blamed.elsewhere(),
                entry);
    }

    private void expired(@Nullable Long entry) {
        notice.refuse(getTranslation("usertokens.expired"), getTranslation("usertokens.expired.set"), List.of(), entry);
        other.offer(token, this::renew, mayRenew);
    }

    private void renew(Button pressed) {
        notice.hide();
        Renewal.of(this, pressed, tokens, actor, client, token, notice, () -> {
            other.hide();
            send();
        });
    }
}
