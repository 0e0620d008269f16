package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.FormErrors;
import dev.counterfoil.kit.OneDialog;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.metafields.Shared;
import dev.counterfoil.metafields.Sharing;
import dev.counterfoil.metafields.SharingService;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.Target;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives one grantee, or any client, access to a definition or namespace. */
class ShareDialog extends OneDialog {

    /** Whom to share with. */
    enum Whom {
        OURS,
        CLIENT,
        KEY,
        ROLE,
        ANYBODY
    }

    private final transient SharingService sharing;
    private final transient Actor actor;
    private final transient Client client;
    private transient Shared shared;
    private final transient Runnable done;
    private final Select<Whom> whom = new Select<>();
    private final ComboBox<Client> ours = new ComboBox<>();
    private final TextField grantee = new TextField();
    private final Select<String> level = new Select<>();
    private final TextField alias = new TextField();
    private final ChangeNotice notice = new ChangeNotice();
    private final FormErrors errors = new FormErrors();
    private final transient Sending sending;
    private boolean fixed;

    /** @param clients those the person may see; those with a GID can be picked by name */
    ShareDialog(
            SharingService sharing, Actor actor, Client client, Shared shared, List<Client> clients, Runnable done) {
        this.sharing = sharing;
        this.actor = actor;
        this.client = client;
        this.shared = shared;
        this.done = done;
        setWidth("30rem");
        setMaxWidth("calc(100vw - 2rem)");
        setHeaderTitle(getTranslation("metafields.share.title", shared.path().key()));
        whom.setLabel(getTranslation("metafields.share.whom"));
        whom.setItems(Whom.values());
        whom.setItemLabelGenerator(one -> getTranslation("metafields.share.whom." + one));
        whom.setWidthFull();
        whom.addValueChangeListener(change -> fit());
        ours.setLabel(getTranslation("metafields.share.client"));
        ours.setItems(clients.stream()
                .filter(one -> one.gid() != null && !one.id().equals(client.id()))
                .toList());
        ours.setItemLabelGenerator(Client::name);
        ours.setRenderer(new ComponentRenderer<>(this::offered));
        ours.setWidthFull();
        grantee.setWidthFull();
        grantee.addClassName("cf-mono-field");
        level.setLabel(getTranslation("metafields.share.level"));
        Looks.levels(level, "READ");
        level.setWidthFull();
        alias.setLabel(getTranslation("metafields.share.alias"));
        alias.setHelperText(getTranslation("metafields.share.alias.hint"));
        alias.addClassName("cf-mono-field");
        alias.setWidthFull();
        ours.setManualValidation(true);
        grantee.setManualValidation(true);
        alias.setManualValidation(true);
        level.setManualValidation(true);
        sending = new Sending(this, "metafields.share.send", this::setReadOnly, this::send, notice::hide);
        Button cancel = new Button(getTranslation("metafields.form.cancel"), click -> close());
        Div fields = new Div(ClientMarks.line(client), scope(), notice, errors, whom, ours, grantee, level, alias);
        fields.addClassName("cf-form");
        if (shared instanceof Shared.Namespace namespace) {
            fields.addComponentAsFirst(BeforeNote.of(namespace.remembered()));
        }
        add(fields);
        getFooter().add(cancel, sending.anew(), sending.send());
        whom.setValue(ours.getListDataView().getItemCount() > 0 ? Whom.OURS : Whom.CLIENT);
    }

    /** The same for a grant that is there: its grantee stays, its level is chosen anew. */
    ShareDialog changing(@Nullable Grant grant) {
        if (grant == null) {
            whom.setValue(Whom.ANYBODY);
            String now = shared.access() == null ? null : shared.access().level();
            Looks.levels(level, now == null ? "READ" : now);
        } else {
            whom.setValue(
                    switch (grant.kind()) {
                        case "key" -> Whom.KEY;
                        case "role" -> Whom.ROLE;
                        default -> Whom.CLIENT;
                    });
            grantee.setValue(grant.grantee());
            Looks.levels(level, grant.level());
        }
        fixed = true;
        setReadOnly(false);
        return this;
    }

    /** What is to be known of a client before it is chosen: where it runs, and what it may do already. */
    Component offered(Client one) {
        Access access = shared.access();
        String now = access == null ? null : Sharing.level(access, new Target("client", String.valueOf(one.gid())));
        Span told = new Span(
                now == null || now.isEmpty()
                        ? ClientMarks.words(one)
                        : getTranslation(
                                "metafields.share.client.has",
                                ClientMarks.words(one),
                                Wording.of(this, "metafields.share.level." + now, "metafields.level.other", now)));
        told.addClassName("cf-quiet");
        Div two = new Div(new ClientName(one), told);
        two.addClassName("cf-two");
        return two;
    }

    private void setReadOnly(boolean readOnly) {
        whom.setReadOnly(readOnly || fixed);
        ours.setReadOnly(readOnly);
        grantee.setReadOnly(readOnly || fixed);
        level.setReadOnly(readOnly);
        alias.setReadOnly(readOnly);
    }

    private Paragraph scope() {
        Paragraph told = new Paragraph(getTranslation(
                SharingService.lacksScope(client) ? "metafields.share.scope.missing" : "metafields.share.scope",
                SharingService.SCOPE));
        told.addClassName("cf-note");
        return told;
    }

    private void fit() {
        Whom chosen = whom.getValue();
        ours.setVisible(chosen == Whom.OURS);
        boolean typed = chosen == Whom.CLIENT || chosen == Whom.KEY || chosen == Whom.ROLE;
        grantee.setVisible(typed);
        alias.setVisible(chosen == Whom.OURS || chosen == Whom.CLIENT);
        if (typed) {
            grantee.setLabel(getTranslation("metafields.share.grantee." + chosen));
            grantee.setHelperText(getTranslation("metafields.share.grantee." + chosen + ".hint"));
        }
    }

    private Access given() {
        String to = level.getValue();
        return switch (whom.getValue()) {
            case ANYBODY -> new Access(to, List.of());
            case OURS -> {
                Client picked = ours.getValue();
                String gid = picked == null || picked.gid() == null ? "" : picked.gid();
                yield new Access(null, List.of(new Grant("client", gid, to)));
            }
            case CLIENT ->
                new Access(null, List.of(new Grant("client", grantee.getValue().strip(), to)));
            case KEY ->
                new Access(null, List.of(new Grant("key", grantee.getValue().strip(), to)));
            case ROLE ->
                new Access(null, List.of(new Grant("role", grantee.getValue().strip(), to)));
        };
    }

    private void send() {
        Access given = given();
        String key = alias.isVisible() ? alias.getValue().strip() : "";
        UUID under = sending.intent();
        Shared on = shared;
        notice.hide();
        errors.clear();
        sending.started();
        Background.run(
                this,
                sending.send(),
                () -> sharing.grant(actor, client, under, on, given, key.isEmpty() ? null : key),
                this::told,
                problem -> {
                    sending.failed();
                    notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null);
                });
    }

    private void told(ChangeResult result) {
        String key = shared.path().key();
        notice.show(result, key, client.name());
        switch (result) {
            case ChangeResult.Done it -> {
                close();
                DoneToast.show(this, it, getTranslation("metafields.share.done", key));
                done.run();
            }
            case ChangeResult.FieldProblems it -> {
                sending.again();
                show(it.problems());
            }
            case ChangeResult.Stale it -> {
                sending.again();
                stale().ask(it, now -> {
                    shared = now;
                    send();
                });
            }
            case ChangeResult.Unclear it -> sending.unclear();
            default -> sending.again();
        }
    }

    private StaleSharing stale() {
        Shared on = shared;
        return new StaleSharing(this, client, on.path().key(), notice, () -> sharing.again(actor, client, on), () -> {
            close();
            done.run();
        });
    }

    private void show(List<FieldProblem> problems) {
        errors.field("grantee", ours.isVisible() ? ours : grantee);
        errors.field("grants", ours.isVisible() ? ours : grantee);
        errors.field("grants.0.grant", level);
        errors.field("default", level);
        errors.field("key", alias);
        errors.field("level", level);
        errors.show(problems.stream()
                .map(problem -> new FormErrors.Problem(
                        problem.field(),
                        problem.message() == null
                                ? Wording.of(
                                        this,
                                        "metafields.problem." + problem.code(),
                                        "metafields.problem.other",
                                        problem.code())
                                : problem.message()))
                .toList());
    }
}
