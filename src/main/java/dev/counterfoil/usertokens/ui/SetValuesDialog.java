package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.team.Actor;
import dev.counterfoil.usertokens.SessionKey;
import dev.counterfoil.usertokens.SetResult;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.usertokens.UserTokens;
import dev.counterfoil.usertokens.UserValue;
import dev.counterfoil.usertokens.UserValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Sets values of a user, several in one call. What was typed stays whatever happens, also when the token expires meanwhile: another one can be chosen then. */
class SetValuesDialog extends Dialog {

    private final transient UserValues values;
    private final transient UserTokens tokens;
    private final transient Actor actor;
    private final transient Client client;
    private final transient List<UserValue> offered;
    private final transient List<UserValue> seen;
    private final transient BiConsumer<UserToken, ChangeResult.Done> done;
    private final boolean mayRenew;
    private final ChangeNotice notice = new ChangeNotice();
    private final OtherToken other;
    private final Div rows = new Div();
    private final Button add = new Button(VaadinIcon.PLUS.create());
    private final Button set = new Button();
    private transient UserToken token;
    private UUID intent = UUID.randomUUID();
    private transient @Nullable List<UserValue> sent;
    private boolean partly;

    /**
     * With what it opens.
     *
     * @param offered definitions that a value can be set for, with the value seen, if any
     * @param seen values the person has seen
     * @param start with which to begin; null for an empty row
     * @param mayRenew whether the person may renew tokens
     */
    record Opened(
            List<UserValue> offered,
            List<UserValue> seen,
            @Nullable UserValue start,
            boolean mayRenew) {}

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
        this.offered = with.offered();
        this.seen = new ArrayList<>(with.seen());
        this.mayRenew = with.mayRenew();
        this.other = new OtherToken(tokens, actor, client, chosen -> this.token = chosen);
        this.done = done;
        setHeaderTitle(getTranslation("usertokens.set.title"));
        setWidth("40rem");
        setMaxWidth("calc(100vw - 1rem)");
        addClassName("cf-values-dialog");
        setCloseOnOutsideClick(false);
        rows.addClassName("cf-value-rows");
        add.setText(getTranslation("usertokens.value.add"));
        add.addClickListener(click -> addRow(null).focus());
        set.setText(getTranslation("usertokens.set"));
        set.addThemeVariants(ButtonVariant.PRIMARY);
        set.addClickListener(click -> send());
        Button cancel = new Button(getTranslation("kit.cancel"), click -> close());
        Paragraph note = new Paragraph(getTranslation("usertokens.set.text"));
        note.addClassName("cf-note");
        add(notice, ClientMarks.line(client), other, note, rows, add);
        getFooter().add(cancel, set);
        addRow(with.start()).focus();
    }

    /** Whether some values were set and the dialog stayed for the others: then what stands in the list is not what is there. */
    boolean partly() {
        return partly;
    }

    private ValueRow addRow(@Nullable UserValue start) {
        ValueRow row = new ValueRow(offered, start, gone -> {
            rows.remove(gone);
            add.focus();
        });
        rows.add(row);
        return row;
    }

    private List<ValueRow> all() {
        return rows.getChildren().map(ValueRow.class::cast).toList();
    }

    private void send() {
        List<UserValue> now = new ArrayList<>();
        boolean whole = true;
        for (ValueRow row : all()) {
            UserValue value = row.value();
            row.blameValue(null);
            row.blameDefinition(value == null ? Looks.problem(this, "DEFINITION_NONE") : null);
            whole &= value != null;
            if (value != null) {
                now.add(value);
            }
        }
        if (!whole) {
            return;
        }
        List<FieldProblem> problems = UserValues.check(now);
        if (!problems.isEmpty()) {
            notice.hide();
            notice.showBeside(new ChangeResult.FieldProblems(null, problems), blame(problems));
            return;
        }
        if (sent != null && !sent.equals(now)) {
            intent = UUID.randomUUID();
        }
        sent = List.copyOf(now);
        notice.hide();
        readOnly(true);
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
                result -> told(with, result, now),
                problem -> {
                    readOnly(false);
                    notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null);
                });
    }

    private void told(UserToken with, SetResult told, List<UserValue> now) {
        ChangeResult result = told.result();
        readOnly(result instanceof ChangeResult.Unclear);
        if (!(result instanceof ChangeResult.Unclear)) {
            intent = UUID.randomUUID();
        }
        switch (result) {
            case ChangeResult.Done it when !told.refused().isEmpty() -> partly(told.refused(), it.entrySeq(), now);
            case ChangeResult.Done it -> {
                close();
                done.accept(with, it);
            }
            case ChangeResult.FieldProblems it -> {
                notice.showBeside(it, blame(it.problems()));
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
    private void partly(List<FieldProblem> refused, long entry, List<UserValue> now) {
        partly = true;
        List<ValueRow> shown = all();
        List<String> elsewhere = blame(refused);
        Set<Integer> blamed = refused.stream()
                .map(problem -> row(problem, shown.size()))
                .filter(place -> place >= 0)
                .collect(Collectors.toSet());
        if (elsewhere.isEmpty()) {
            for (int i = 0; i < shown.size(); i++) {
                if (!blamed.contains(i)) {
                    UserValue set = now.get(i);
                    seen.removeIf(value -> value.path().equals(set.path()));
                    seen.add(set);
                    rows.remove(shown.get(i));
                }
            }
        }
        notice.refuse(
                getTranslation("usertokens.set.partly"),
                getTranslation("usertokens.set.partly.text"),
                elsewhere,
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

    /**
     * Puts problems beside the values they are about.
     *
     * @return the words of those that are about none
     */
    private List<String> blame(List<FieldProblem> problems) {
        List<ValueRow> shown = all();
        List<String> elsewhere = new ArrayList<>();
        Map<Integer, List<String>> values = new TreeMap<>();
        Map<Integer, List<String>> definitions = new TreeMap<>();
        for (FieldProblem problem : problems) {
            String words = problem.message() == null || problem.message().isBlank()
                    ? Looks.problem(this, problem.code())
                    : problem.message();
            int place = row(problem, shown.size());
            if (place < 0) {
                elsewhere.add(words);
            } else {
                boolean definition = problem.field().contains("identifier")
                        || problem.field().contains("key");
                (definition ? definitions : values)
                        .computeIfAbsent(place, none -> new ArrayList<>())
                        .add(words);
            }
        }
        values.forEach((place, words) -> shown.get(place).blameValue(String.join(" ", words)));
        definitions.forEach((place, words) -> shown.get(place).blameDefinition(String.join(" ", words)));
        return elsewhere;
    }

    /** The row a problem is about; -1 for none. */
    private static int row(FieldProblem problem, int rows) {
        String place = problem.field().replaceFirst("\\..*", "");
        return place.matches("\\d{1,3}") && Integer.parseInt(place) < rows ? Integer.parseInt(place) : -1;
    }

    private void readOnly(boolean readOnly) {
        all().forEach(row -> row.setReadOnly(readOnly));
        add.setEnabled(!readOnly);
    }
}
