package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientService;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.CopyableId;
import dev.counterfoil.kit.OneDialog;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.metafields.GranteeMatching;
import dev.counterfoil.team.Actor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Beside a grantee that nobody recognises: lets a person say which client of ours it is. */
class WhoIsThis extends NativeButton {

    /**
     * By whom it is offered.
     *
     * @param matched called when somebody was recognised, and has a name from now on
     */
    record Offer(GranteeMatching matching, Actor actor, Runnable matched) {

        /** Whom it may be; nobody where the person may edit none of those without a GID, and then nothing is to be asked. */
        List<Client> ours() {
            return matching.matchable(actor);
        }
    }

    private final String gid;
    private final transient List<Client> ours;
    private final transient Offer offer;

    /** @param ours whom it may be, at least one */
    WhoIsThis(String gid, List<Client> ours, Offer offer) {
        this.gid = gid;
        this.ours = List.copyOf(ours);
        this.offer = offer;
        setText(getTranslation("metafields.who"));
        getElement().setAttribute("type", "button");
        setAriaLabel(getTranslation("metafields.who.of", gid));
        addClassName("cf-link-button");
        addClickListener(click -> ask());
    }

    private void ask() {
        UUID intent = UUID.randomUUID();
        Dialog dialog = new WhoDialog();
        dialog.setWidth("28rem");
        dialog.setMaxWidth("calc(100vw - 2rem)");
        dialog.setHeaderTitle(getTranslation("metafields.who"));
        Paragraph text = new Paragraph(getTranslation("metafields.who.text"));
        text.addClassName("cf-note");
        ComboBox<Client> client = new ComboBox<>(getTranslation("metafields.who.client"));
        client.setItems(ours);
        client.setItemLabelGenerator(Client::name);
        client.setRenderer(ClientName.renderer());
        Button say = new Button(getTranslation("metafields.who.say"));
        say.addThemeVariants(ButtonVariant.PRIMARY);
        say.setEnabled(false);
        client.addValueChangeListener(change -> say.setEnabled(change.getValue() != null));
        say.addClickListener(click -> {
            @Nullable Client chosen = client.getValue();
            if (chosen != null) {
                Background.run(
                        dialog,
                        say,
                        () -> offer.matching().match(offer.actor(), intent, gid, chosen),
                        saved -> matched(dialog, chosen, saved));
            }
        });
        Div fields = new Div(new CopyableId(gid), text, client);
        fields.addClassName("cf-form");
        dialog.add(fields);
        dialog.getFooter().add(new Button(getTranslation("kit.cancel"), click -> dialog.close()), say);
        dialog.open();
    }

    private static final class WhoDialog extends OneDialog {}

    private void matched(Dialog dialog, Client client, ClientService.Saved saved) {
        dialog.close();
        long seq = saved.entry().seq();
        Toast.entry(getTranslation("metafields.who.said", client.name()), getTranslation("changes.entry", seq), seq);
        offer.matched().run();
    }
}
