package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.MoreMenu;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.metafields.MetafieldsNavigation;
import dev.counterfoil.metafields.SharingNavigation;

/** The top of the list of definitions: of which client, how old it is, and what can be begun. */
class DefinitionsHeader extends PageHeader {

    /** @param standard asks for one of the definitions that Shopify describes */
    DefinitionsHeader(Client of, MirrorAge age, boolean mayEdit, Runnable standard) {
        super("");
        title(getTranslation("metafields.title"));
        context(ClientMarks.context(of)).context(age);
        below(new MetafieldsTabs(of.id(), MetafieldsTabs.Tab.DEFINITIONS));
        if (mayEdit) {
            actions(
                    new Button(
                            getTranslation("metafields.compare.link"),
                            click -> getUI().ifPresent(ui ->
                                    ui.navigate(SharingNavigation.COMPARE, SharingNavigation.comparedWith(of.id())))),
                    newButton(this, of),
                    new MoreMenu(getTranslation("metafields.more"))
                            .offer(getTranslation("metafields.standard"), standard));
        }
    }

    /** @param page on which it stands */
    static Button newButton(Component page, Client of) {
        Button create = new Button(
                page.getTranslation("metafields.new"),
                click -> page.getUI().ifPresent(ui -> ui.navigate(MetafieldsNavigation.create(of.id()))));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        return create;
    }
}
