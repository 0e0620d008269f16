package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.metafields.MetafieldsNavigation;

/** Leads between the pages about a client's metafields. */
class MetafieldsTabs extends Composite<Nav> {

    /** Which page. */
    enum Tab {
        DEFINITIONS,
        NAMESPACES,
        BROWSE
    }

    MetafieldsTabs(ClientId client, Tab here) {
        getContent().addClassName("cf-tabs");
        getContent().setAriaLabel(getTranslation("metafields.tabs"));
        for (Tab tab : Tab.values()) {
            Anchor link = new Anchor(
                    switch (tab) {
                        case DEFINITIONS -> MetafieldsNavigation.list(client);
                        case NAMESPACES -> MetafieldsNavigation.namespaces(client);
                        case BROWSE -> MetafieldsNavigation.browse(client);
                    },
                    getTranslation("metafields.tabs." + tab));
            if (tab == here) {
                link.getElement().setAttribute("aria-current", "page");
            }
            getContent().add(link);
        }
    }
}
