package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.kit.Dot;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.metafields.Shared;
import dev.counterfoil.metafields.Sharing;
import dev.counterfoil.metafields.SharingService;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who may use a definition or namespace, with what can be done about it. */
class SharingSection extends Composite<Div> {

    private final transient SharingService sharing;
    private final transient Actor actor;
    private final transient Client client;
    private final transient Shared shared;
    private final transient List<Client> clients;
    private final transient Runnable changed;
    private final ChangeNotice notice = new ChangeNotice();

    /** @param clients those the reader may see, to name grantees that are among them */
    SharingSection(
            SharingService sharing,
            Actor actor,
            Client client,
            Shared shared,
            List<Client> clients,
            boolean mayShare,
            Runnable changed) {
        this.sharing = sharing;
        this.actor = actor;
        this.client = client;
        this.shared = shared;
        this.clients = clients;
        this.changed = changed;
        getContent().addClassName("cf-sharing");
        Div head = new Div(new H3(getTranslation("metafields.detail.shared")));
        head.addClassName("cf-sharing-head");
        if (mayShare) {
            Button share = new Button(getTranslation("metafields.share"), click -> dialog().open());
            share.addThemeVariants(ButtonVariant.SMALL);
            head.add(share);
        }
        getContent().add(head, notice);
        List<Grant> grants =
                shared.access() == null ? List.of() : shared.access().grants();
        UnorderedList list = new UnorderedList();
        list.addClassName("cf-rows");
        list.add(new ListItem(byDefault(mayShare)));
        grants.forEach(grant -> list.add(new ListItem(row(grant, mayShare))));
        getContent().add(list);
        if (grants.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("metafields.detail.notShared"));
            none.addClassName("cf-note");
            getContent().add(none);
        }
    }

    private ShareDialog dialog() {
        return new ShareDialog(sharing, actor, client, shared, clients, changed);
    }

    private Component byDefault(boolean mayShare) {
        Span name = new Span(new Dot(Tone.NEUTRAL), new Span(getTranslation("metafields.share.whom.ANYBODY")));
        name.addClassNames("cf-row-main", "cf-grantee");
        String level = shared.access() == null ? null : shared.access().level();
        Div line = new Div(name, Looks.level(this, level, "NONE"));
        line.addClassName("cf-row");
        if (mayShare) {
            line.add(button(
                    VaadinIcon.PENCIL,
                    "metafields.share.change.default",
                    "",
                    () -> dialog().changing(null).open()));
        }
        return line;
    }

    private Component row(Grant grant, boolean mayShare) {
        Div line = new Div(grantee(grant), Looks.level(this, grant.level(), "NONE"));
        line.addClassName("cf-row");
        if (mayShare) {
            String name = name(grant);
            line.add(
                    button(
                            VaadinIcon.PENCIL,
                            "metafields.share.change",
                            name,
                            () -> dialog().changing(grant).open()),
                    button(VaadinIcon.CLOSE_SMALL, "metafields.share.revoke", name, () -> ask(grant, name)));
        }
        return line;
    }

    private Button button(VaadinIcon icon, String key, String name, Runnable action) {
        Button button = new Button(icon.create(), click -> action.run());
        button.setAriaLabel(getTranslation(key, name));
        button.setTooltipText(getTranslation(key, name));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addClassName("cf-quiet");
        return button;
    }

    private Component grantee(Grant grant) {
        Span name = new Span();
        name.addClassNames("cf-row-main", "cf-grantee");
        Optional<Client> ours = ours(grant);
        if (ours.isPresent()) {
            Tone tone = switch (ours.get().environment()) {
                case PRODUCTION -> Tone.PRODUCTION;
                case STAGING -> Tone.STAGING;
                case DEVELOPMENT -> Tone.DEVELOPMENT;
            };
            name.add(new Dot(tone), Looks.data(new Span(ours.get().name())));
            return name;
        }
        name.add(new Dot(Tone.NEUTRAL), Looks.mono(name(grant)));
        Span kind = new Span(
                Wording.of(this, "metafields.grantee." + grant.kind(), "metafields.grantee.other", grant.kind()));
        kind.addClassName("cf-quiet");
        name.add(kind);
        return name;
    }

    private Optional<Client> ours(Grant grant) {
        return clients.stream().filter(one -> grant.grantee().equals(one.gid())).findAny();
    }

    private String name(Grant grant) {
        return ours(grant).map(Client::name).orElseGet(() -> grant.grantee().replaceFirst("^gid://shopify/", ""));
    }

    private void ask(Grant grant, String name) {
        new DangerDialog(
                        getTranslation("metafields.share.revoke.title", name),
                        getTranslation(
                                "metafields.share.revoke.text",
                                name,
                                shared.path().key(),
                                client.name()),
                        getTranslation("metafields.share.revoke.verb"),
                        () -> revoke(grant))
                .detail(ClientMarks.line(client))
                .open();
    }

    private void revoke(Grant grant) {
        UUID intent = UUID.randomUUID();
        Background.run(
                this, this, () -> sharing.revoke(actor, client, intent, shared, Sharing.target(grant)), result -> {
                    notice.show(result, shared.path().key(), client.name());
                    notice.showProblems(result);
                    if (result instanceof ChangeResult.Done done) {
                        Toast.entry(
                                getTranslation("metafields.share.revoked", name(grant)),
                                getTranslation("changes.entry", done.entrySeq()),
                                done.entrySeq());
                        changed.run();
                    }
                });
    }
}
