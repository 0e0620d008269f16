package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.changes.StaleDialog;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.metafields.DefinitionService.DefinitionRow;
import dev.counterfoil.metafields.MetafieldsNavigation;
import dev.counterfoil.metafields.Standing;
import dev.counterfoil.team.Actor;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What can be done to the definition shown: edit it, or delete it with what goes with it. */
class DefinitionActions extends Composite<Div> {

    private final transient DefinitionService definitions;
    private final transient Actor actor;
    private final transient Client client;
    private final transient DefinitionRow row;
    private final transient List<Client> clients;
    private final transient Runnable changed;
    private final transient Runnable deleted;
    private final ChangeNotice notice = new ChangeNotice();
    private final Button delete = new Button();

    /**
     * @param clients those the reader may see, to name who loses access
     * @param changed told that it is another than was shown
     * @param deleted told that it is not there any more
     */
    DefinitionActions(
            DefinitionService definitions,
            Actor actor,
            Client client,
            DefinitionRow row,
            List<Client> clients,
            Runnable changed,
            Runnable deleted) {
        this.definitions = definitions;
        this.actor = actor;
        this.client = client;
        this.row = row;
        this.clients = clients;
        this.changed = changed;
        this.deleted = deleted;
        Button edit = new Button(getTranslation("metafields.edit"), click -> edit());
        edit.addThemeVariants(ButtonVariant.SMALL);
        delete.setText(getTranslation("metafields.delete"));
        delete.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.ERROR);
        delete.addClickListener(click -> ask());
        boolean guest = Standing.of(client, row.access()) == Standing.GUEST;
        delete.setVisible(!guest);
        // A guest may call it by another key, but not inside a namespace, where the key is everybody's.
        edit.setVisible(!guest || row.namespace() == null);
        Div buttons = new Div(edit, delete);
        buttons.addClassName("cf-definition-actions");
        getContent().add(buttons, notice);
    }

    private void edit() {
        UI.getCurrent()
                .navigate(
                        MetafieldsNavigation.edit(client.id()), QueryParameters.simple(Map.of("key", Looks.path(row))));
    }

    private void ask() {
        UUID intent = UUID.randomUUID();
        DangerDialog dialog = new DangerDialog(
                getTranslation("metafields.delete.title", row.key()),
                getTranslation("metafields.delete.text", row.key(), client.name()),
                getTranslation("metafields.delete.verb"),
                () -> send(intent));
        if (client.environment() == Environment.PRODUCTION) {
            dialog.typeToConfirm(row.key());
        }
        new GranteeNames(this, client, clients).losing(row.access()).forEach(dialog::detail);
        dialog.detail(ClientMarks.line(client));
        dialog.open();
    }

    private void send(UUID intent) {
        notice.hide();
        Background.run(
                this,
                delete,
                () -> definitions.delete(actor, client, intent, row.definition()),
                this::told,
                problem -> notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null));
    }

    private void told(ChangeResult result) {
        notice.show(result, row.key(), client.name());
        notice.showProblems(result);
        switch (result) {
            case ChangeResult.Done done -> {
                DoneToast.show(this, done, getTranslation("metafields.deleted", row.key(), client.name()));
                deleted.run();
            }
            case ChangeResult.Stale stale -> new StaleDialog(stale, client, row.key(), changed, null).open();
            default -> {}
        }
    }
}
