package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.team.Actor;
import dev.counterfoil.usertokens.SessionKey;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.usertokens.UserTokens;
import dev.counterfoil.usertokens.UserTokensNavigation;
import dev.counterfoil.usertokens.UserValue;
import dev.counterfoil.usertokens.UserValues;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
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
    private final ChangeNotice notice = new ChangeNotice();
    private final Div other = new Div();
    private final Div rows = new Div();
    private final Button add = new Button(VaadinIcon.PLUS.create());
    private final Button set = new Button();
    private transient UserToken token;
    private UUID intent = UUID.randomUUID();
    private transient @Nullable List<UserValue> sent;

    /**
     * @param offered definitions that a value can be set for, with the value seen, if any
     * @param seen values the person has seen
     * @param start with which to begin; null for an empty row
     */
    SetValuesDialog(
            UserValues values,
            UserTokens tokens,
            Actor actor,
            Client client,
            UserToken token,
            List<UserValue> offered,
            List<UserValue> seen,
            @Nullable UserValue start,
            BiConsumer<UserToken, ChangeResult.Done> done) {
        this.values = values;
        this.tokens = tokens;
        this.actor = actor;
        this.client = client;
        this.token = token;
        this.offered = offered;
        this.seen = new ArrayList<>(seen);
        this.done = done;
        setHeaderTitle(getTranslation("usertokens.set.title"));
        setWidth("40rem");
        setMaxWidth("calc(100vw - 1rem)");
        addClassName("cf-values-dialog");
        setCloseOnOutsideClick(false);
        rows.addClassName("cf-value-rows");
        other.addClassName("cf-other-token");
        other.setVisible(false);
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
        addRow(start).focus();
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
            blame(problems);
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

    private void told(UserToken with, ChangeResult result, List<UserValue> now) {
        readOnly(result instanceof ChangeResult.Unclear);
        if (!(result instanceof ChangeResult.Unclear)) {
            intent = UUID.randomUUID();
        }
        switch (result) {
            case ChangeResult.Done it -> {
                close();
                done.accept(with, it);
            }
            case ChangeResult.FieldProblems it -> {
                blame(it.problems());
                notice.show(result, "", client.name());
            }
            case ChangeResult.Stale it -> {
                stale(it.now(), now);
            }
            case ChangeResult.Refused it when it.code().equals(UserValues.TOKEN_REFUSED) -> expired(it.entrySeq());
            case ChangeResult.NotSent it
            when it.code().equals(UserValues.TOKEN_REFUSED) || it.code().equals("NO_TOKEN") -> expired(it.entrySeq());
            default -> notice.show(result, getTranslation("usertokens.set.thing"), client.name());
        }
        if (!(result instanceof ChangeResult.Done)) {
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

    private void expired(@Nullable Long entry) {
        notice.refuse(getTranslation("usertokens.expired"), getTranslation("usertokens.expired.set"), List.of(), entry);
        Anchor anew =
                new Anchor("/" + UserTokensNavigation.users(client.id()), getTranslation("usertokens.expired.new"));
        anew.setTarget(AnchorTarget.BLANK);
        Select<UserToken> choice = new Select<>();
        choice.setLabel(getTranslation("usertokens.expired.with"));
        choice.setItemLabelGenerator(one -> Looks.name(this, one, List.of()));
        choice.getElement().setAttribute("data-cf-data", "");
        choice.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                token = change.getValue();
            }
        });
        Button again = new Button(getTranslation("usertokens.expired.look"), click -> offer(choice));
        offer(choice);
        other.removeAll();
        other.add(anew, again, choice);
        other.setVisible(true);
    }

    private void offer(Select<UserToken> choice) {
        choice.setItems(tokens.list(actor, client, Looks.session()).stream()
                .filter(one -> !one.expired(java.time.Instant.now()))
                .toList());
    }

    private void blame(List<FieldProblem> problems) {
        List<ValueRow> shown = all();
        List<String> elsewhere = new ArrayList<>();
        for (FieldProblem problem : problems) {
            String words = problem.message() == null || problem.message().isBlank()
                    ? Looks.problem(this, problem.code())
                    : problem.message();
            String place = problem.field().replaceFirst("\\..*", "");
            if (place.matches("\\d{1,3}") && Integer.parseInt(place) < shown.size()) {
                ValueRow row = shown.get(Integer.parseInt(place));
                if (problem.field().contains("identifier") || problem.field().contains("key")) {
                    row.blameDefinition(words);
                } else {
                    row.blameValue(words);
                }
            } else {
                elsewhere.add(words);
            }
        }
        if (!elsewhere.isEmpty()) {
            notice.refuse(getTranslation("changes.notSent"), "", elsewhere, null);
        }
    }

    private void readOnly(boolean readOnly) {
        all().forEach(row -> row.setReadOnly(readOnly));
        add.setEnabled(!readOnly);
    }
}
