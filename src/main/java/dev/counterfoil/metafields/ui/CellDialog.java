package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.OneDialog;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.metafields.Shared;
import dev.counterfoil.metafields.SharingMatrix.Row;
import dev.counterfoil.metafields.SharingService;
import dev.counterfoil.upstream.partners.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes one cell of the matrix: what one client, or any, may do with one definition. */
class CellDialog extends OneDialog {

    /** The cell's definition at its owner; both block. */
    interface Cell {

        /**
         * @param level null for none
         * @param alias key under which the grantee sees it; null keeps the owner's
         */
        ChangeResult set(Row row, @Nullable String level, @Nullable String alias, UUID intent);

        SharingService.Again again(Row row);
    }

    private static final String NOTHING = "NONE";

    private transient Row row;
    private final transient @Nullable Client grantee;
    private final transient Cell cell;
    private final transient Runnable done;
    private final RadioButtonGroup<String> levels = new RadioButtonGroup<>();
    private final TextField alias = new TextField();
    private final ChangeNotice notice = new ChangeNotice();
    private final Button change = new Button();
    private final String now;
    private UUID intent = UUID.randomUUID();
    private boolean taken;

    /**
     * @param grantee null for any client
     * @param taken whether the grantee is seen to know something else by this key
     */
    CellDialog(Row row, @Nullable Client grantee, boolean taken, Cell cell, Runnable done) {
        this.row = row;
        this.grantee = grantee;
        this.taken = taken;
        this.cell = cell;
        this.done = done;
        this.now = Objects.requireNonNullElse(grantee == null ? row.anybody() : row.level(grantee), NOTHING);
        String key = row.definition().key();
        setHeaderTitle(getTranslation("metafields.matrix.cell.title", key));
        setWidth("27rem");
        setMaxWidth("calc(100vw - 2rem)");
        Div form = new Div(facts(), levels, alias, hints(), notice);
        form.addClassName("cf-cell-form");
        add(form);
        levels.setLabel(getTranslation("metafields.matrix.cell.may"));
        levels.setItems(offered());
        levels.setItemLabelGenerator(
                level -> Wording.of(this, "metafields.matrix.level." + level, "metafields.level.other", level));
        levels.setValue(now);
        levels.addValueChangeListener(chosen -> {
            anotherTry();
            change.setEnabled(!now.equals(chosen.getValue()));
        });
        alias.setLabel(getTranslation("metafields.share.alias"));
        alias.setHelperText(getTranslation("metafields.matrix.cell.taken", grantee == null ? "" : grantee.name(), key));
        alias.addClassName("cf-mono-field");
        alias.setManualValidation(true);
        alias.setWidthFull();
        alias.addValueChangeListener(typed -> anotherTry());
        offerAlias();
        change.setText(getTranslation("metafields.matrix.cell.change"));
        change.addThemeVariants(ButtonVariant.PRIMARY);
        if (row.owner().environment() == Environment.PRODUCTION) {
            change.addThemeVariants(ButtonVariant.ERROR);
        }
        change.setEnabled(false);
        change.addClickListener(click -> send());
        getFooter().add(new Button(getTranslation("metafields.form.cancel"), click -> close()), change);
    }

    /** Under the intent of before, something else would only find that operation again. */
    private void anotherTry() {
        intent = UUID.randomUUID();
        notice.hide();
        alias.setInvalid(false);
        offerAlias();
    }

    private void offerAlias() {
        alias.setVisible(taken && !NOTHING.equals(levels.getValue()));
    }

    private List<String> offered() {
        List<String> offered = new ArrayList<>(List.of("READ", "WRITE", "ADMIN"));
        // The API has no word for "no default permission".
        if (grantee != null || now.equals(NOTHING)) {
            offered.addFirst(NOTHING);
        }
        if (!offered.contains(now)) {
            offered.add(now);
        }
        return offered;
    }

    private Div facts() {
        Div facts = new Div();
        facts.addClassName("cf-cell-facts");
        Span who = grantee == null
                ? new Span(getTranslation("metafields.matrix.column.anybody"))
                : new ClientName(grantee);
        Div owner = new Div();
        owner.addClassName("cf-form-target");
        owner.add(new Span(getTranslation("metafields.matrix.cell.on")));
        owner.add(ClientMarks.context(row.owner()));
        Div to = new Div(new Span(getTranslation("metafields.matrix.cell.for")), who);
        to.addClassName("cf-form-target");
        facts.add(owner, to);
        return facts;
    }

    private Div hints() {
        Div hints = new Div();
        if (SharingService.lacksScope(row.owner())) {
            hints.add(hint(getTranslation("metafields.share.scope.missing", SharingService.SCOPE)));
        }
        if (grantee == null) {
            hints.add(hint(getTranslation("metafields.matrix.cell.default")));
        }
        if (grantee != null && grantee.environment() != row.owner().environment()) {
            hints.add(hint(getTranslation("metafields.matrix.cell.environments")));
        }
        return hints;
    }

    private static Paragraph hint(String text) {
        Paragraph words = new Paragraph(text);
        words.addClassName("cf-note");
        return words;
    }

    private void send() {
        String chosen = NOTHING.equals(levels.getValue()) ? null : levels.getValue();
        String key = alias.isVisible() ? alias.getValue().strip() : "";
        UUID with = intent;
        Row on = row;
        Background.run(
                this,
                change,
                () -> cell.set(on, chosen, key.isEmpty() ? null : key, with),
                this::told,
                problem -> notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null));
    }

    private void told(ChangeResult result) {
        String key = row.definition().key();
        if (result instanceof ChangeResult.Done it) {
            close();
            done.run();
            DoneToast.show(this, it, getTranslation("metafields.share.done", key));
            return;
        }
        if (!(result instanceof ChangeResult.Unclear)) {
            // The same intent would only show the same outcome again.
            intent = UUID.randomUUID();
        }
        switch (result) {
            case ChangeResult.Stale it -> stale(it);
            case ChangeResult.FieldProblems it -> {
                refused(it);
                done.run();
            }
            default -> {
                notice.show(result, key, row.owner().name());
                done.run();
            }
        }
    }

    /** What the API says of the grantee may be that its key is taken there: another can be given then. */
    private void refused(ChangeResult.FieldProblems it) {
        if (grantee != null && it.problems().stream().anyMatch(CellDialog::ofGrantee)) {
            taken = true;
            offerAlias();
        }
        List<FieldProblem> beside = alias.isVisible()
                ? it.problems().stream()
                        .filter(problem -> problem.field().equals("key"))
                        .toList()
                : List.of();
        if (!beside.isEmpty()) {
            alias.setErrorMessage(words(beside));
            alias.setInvalid(true);
        }
        List<FieldProblem> others = it.problems().stream()
                .filter(problem -> !beside.contains(problem))
                .toList();
        if (!others.isEmpty() || it.entrySeq() != null) {
            notice.refuse(getTranslation("changes.refused"), words(others), List.of(), it.entrySeq());
        }
        if (alias.isVisible()) {
            alias.focus();
        }
    }

    private static boolean ofGrantee(FieldProblem problem) {
        return problem.field().startsWith("grants") && !problem.field().endsWith(".grant");
    }

    private void stale(ChangeResult.Stale it) {
        Row on = row;
        StaleSharing stale =
                new StaleSharing(this, on.owner(), on.definition().key(), notice, () -> cell.again(on), () -> {
                    close();
                    done.run();
                });
        boolean revoking = NOTHING.equals(levels.getValue());
        if (revoking && grantee != null && StaleSharing.lost(it, new Target("client", String.valueOf(grantee.gid())))) {
            Toast.info(getTranslation("metafields.share.revoked", grantee.name()));
            stale.takeUp();
        } else {
            stale.ask(it, now -> {
                if (now instanceof Shared.Definition definition) {
                    row = new Row(on.owner(), definition.opened());
                    send();
                }
            });
        }
    }

    private String words(List<FieldProblem> problems) {
        return problems.stream().map(this::words).collect(Collectors.joining(" "));
    }

    private String words(FieldProblem problem) {
        return problem.message() != null
                ? problem.message()
                : Wording.of(this, "metafields.problem." + problem.code(), "metafields.problem.other", problem.code());
    }
}
