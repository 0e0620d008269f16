package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.metafields.NamespaceService;
import dev.counterfoil.metafields.NamespaceService.Node;
import dev.counterfoil.metafields.Standing;
import dev.counterfoil.mirror.SeenNamespace;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.partners.KeyPair;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be done to the namespace shown: change it, or delete it with the access shared through it. */
class NamespaceActions extends Composite<Div> {

    private final transient NamespaceService namespaces;
    private final transient Actor actor;
    private final transient Client client;
    private final transient Node node;
    private final transient List<Client> clients;
    private final transient Consumer<@Nullable KeyPair> changed;
    private final ChangeNotice notice = new ChangeNotice();
    private final Button delete = new Button();

    /**
     * @param clients those the reader may see, to name who loses access
     * @param changed takes the path it has now; null where it has none any more
     */
    NamespaceActions(
            NamespaceService namespaces,
            Actor actor,
            Client client,
            Node node,
            Supplier<@Nullable AccessFields> access,
            List<Client> clients,
            Consumer<@Nullable KeyPair> changed) {
        this.namespaces = namespaces;
        this.actor = actor;
        this.client = client;
        this.node = node;
        this.clients = clients;
        this.changed = changed;
        SeenNamespace known = node.remembered();
        boolean guest =
                Standing.of(client, known == null ? null : known.namespace().access()) == Standing.GUEST;
        delete.setVisible(!guest);
        Button edit = new Button(
                getTranslation("metafields.edit"),
                click -> new NamespaceDialog(namespaces, actor, client, node, access.get(), changed::accept).open());
        edit.addThemeVariants(ButtonVariant.SMALL);
        delete.setText(getTranslation("metafields.delete"));
        delete.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.ERROR);
        delete.addClickListener(click -> ask());
        Div buttons = new Div(edit, delete);
        buttons.addClassName("cf-definition-actions");
        getContent().add(buttons, notice);
    }

    private void ask() {
        UUID intent = UUID.randomUUID();
        DangerDialog dialog = new DangerDialog(
                getTranslation("metafields.delete.title", node.key()),
                getTranslation("metafields.namespaces.delete.text", node.path(), client.name(), node.definitions()),
                getTranslation("metafields.namespaces.delete.verb"),
                () -> send(intent));
        if (node.below() > 0) {
            dialog.detail(new Paragraph(
                    getTranslation("metafields.namespaces.delete.below", node.below(), node.definitionsBelow())));
        }
        SeenNamespace seen = node.remembered();
        new GranteeNames(this, client, clients)
                .losing(seen == null ? null : seen.namespace().access())
                .forEach(dialog::detail);
        dialog.detail(ClientMarks.line(client), BeforeNote.of(node.remembered()))
                .typeToConfirm(node.path())
                .open();
    }

    private void send(UUID intent) {
        notice.hide();
        Background.run(
                this,
                delete,
                () -> namespaces.delete(actor, client, intent, node.keyPair()),
                this::told,
                problem -> notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null));
    }

    private void told(ChangeResult result) {
        notice.show(result, node.key(), client.name());
        notice.showProblems(result);
        if (result instanceof ChangeResult.Done done) {
            DoneToast.show(this, done, getTranslation("metafields.deleted", node.path(), client.name()));
            changed.accept(null);
        }
    }
}
