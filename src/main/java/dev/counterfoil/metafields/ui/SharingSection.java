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
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.kit.Dot;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.metafields.Shared;
import dev.counterfoil.metafields.Sharing;
import dev.counterfoil.metafields.SharingService;
import dev.counterfoil.metafields.Standing;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.Target;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may use a definition or namespace, with what can be done about it. */
class SharingSection extends Composite<Div> {

    private final transient SharingService sharing;
    private final transient Actor actor;
    private final transient Client client;
    private final transient Shared shared;
    private final transient List<Client> clients;
    private final transient Runnable changed;
    private final transient GranteeNames names;
    private final transient WhoIsThis.Offer offer;
    private transient List<Client> unrecognised = List.of();
    private final ChangeNotice notice = new ChangeNotice();

    /**
     * @param clients those the reader may see, to name grantees that are among them
     * @param offer lets one that nobody recognises be named
     */
    SharingSection(
            SharingService sharing,
            Actor actor,
            Client client,
            Shared shared,
            List<Client> clients,
            boolean mayShare,
            Runnable changed,
            WhoIsThis.Offer offer) {
        this.sharing = sharing;
        this.actor = actor;
        this.client = client;
        this.shared = shared;
        this.clients = clients;
        this.changed = changed;
        this.names = new GranteeNames(this, client, clients);
        this.offer = offer;
        getContent().addClassName("cf-sharing");
        Access access = shared.access();
        Standing standing = Standing.of(client, access);
        boolean offered = mayShare && standing != Standing.GUEST;
        Div head = new Div(new H3(getTranslation("metafields.detail.shared")));
        head.addClassName("cf-sharing-head");
        if (offered) {
            Button share = new Button(
                    getTranslation("metafields.share"), click -> dialog(shared).open());
            share.addThemeVariants(ButtonVariant.SMALL);
            head.add(share);
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("cf-rows");
        list.add(new ListItem(byDefault(offered)));
        List<Grant> grants = access == null ? List.of() : access.grants();
        if (grants.stream().anyMatch(names::isUnknown)) {
            unrecognised = offer.ours();
        }
        grants.forEach(grant -> list.add(new ListItem(row(grant, offered))));
        getContent().add(head, notice, list);
        told(access, standing).ifPresent(key -> {
            Paragraph told = new Paragraph(getTranslation(key));
            told.addClassName("cf-note");
            getContent().add(told);
        });
    }

    /** What the rows alone would leave open, as a key. */
    private static Optional<String> told(@Nullable Access access, Standing standing) {
        if (access == null) {
            return Optional.of("metafields.detail.shared.unknown");
        }
        if (standing == Standing.GUEST) {
            return Optional.of("metafields.detail.guest");
        }
        return access.level() == null && access.grants().isEmpty()
                ? Optional.of("metafields.detail.notShared")
                : Optional.empty();
    }

    private ShareDialog dialog(Shared shared) {
        return new ShareDialog(sharing, actor, client, shared, clients, changed);
    }

    private Component byDefault(boolean mayShare) {
        Span name = new Span(new Dot(Tone.NEUTRAL), new Span(getTranslation("metafields.share.whom.ANYBODY")));
        name.addClassNames("cf-row-main", "cf-grantee");
        Access access = shared.access();
        String level = access == null ? null : access.level();
        Div line = new Div(name, Looks.level(this, level, access == null ? "UNKNOWN" : "NONE"));
        line.addClassName("cf-row");
        if (mayShare) {
            line.add(button(
                    VaadinIcon.PENCIL,
                    "metafields.share.change.default",
                    "",
                    () -> dialog(shared).changing(null).open()));
        }
        return line;
    }

    private Component row(Grant grant, boolean mayShare) {
        Span who = names.shown(grant);
        if (names.isUnknown(grant) && !unrecognised.isEmpty()) {
            who.add(new WhoIsThis(grant.grantee(), unrecognised, offer));
        }
        Div line = new Div(who, Looks.level(this, grant.level(), "NONE"));
        line.addClassName("cf-row");
        boolean known = GrantRow.KINDS.contains(grant.kind());
        if (mayShare && known && !Standing.isOwn(client, grant)) {
            String name = names.of(grant);
            line.add(
                    button(
                            VaadinIcon.PENCIL,
                            "metafields.share.change",
                            name,
                            () -> dialog(shared).changing(grant).open()),
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

    private void ask(Grant grant, String name) {
        UUID intent = UUID.randomUUID();
        new DangerDialog(
                        getTranslation("metafields.share.revoke.title", name),
                        getTranslation(
                                "metafields.share.revoke.text",
                                name,
                                shared.path().key(),
                                client.name()),
                        getTranslation("metafields.share.revoke.verb"),
                        () -> revoke(intent, shared, grant))
                .detail(ClientMarks.line(client))
                .open();
    }

    private void revoke(UUID intent, Shared from, Grant grant) {
        Target target = Sharing.target(grant);
        String key = from.path().key();
        StaleSharing stale =
                new StaleSharing(this, client, key, notice, () -> sharing.again(actor, client, from), changed);
        Background.run(this, this, () -> sharing.revoke(actor, client, intent, from, target), result -> {
            notice.show(result, key, client.name());
            notice.showProblems(result);
            switch (result) {
                case ChangeResult.Done done -> {
                    DoneToast.show(this, done, getTranslation("metafields.share.revoked", names.of(grant)));
                    changed.run();
                }
                case ChangeResult.Stale it
                when StaleSharing.lost(it, target) -> {
                    Toast.info(getTranslation("metafields.share.revoked", names.of(grant)));
                    stale.takeUp();
                }
                case ChangeResult.Stale it -> stale.ask(it, now -> revoke(UUID.randomUUID(), now, grant));
                default -> {}
            }
        });
    }
}
