package dev.counterfoil.metafields.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.OverviewPart;
import dev.counterfoil.kit.Figure;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.metafields.DefinitionService.ListQuery;
import dev.counterfoil.metafields.DefinitionService.Sort;
import dev.counterfoil.metafields.MetafieldsNavigation;
import dev.counterfoil.metafields.NamespaceService;
import dev.counterfoil.mirror.MirrorRefreshed;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many definitions and namespaces a client has, on its overview. */
@Component
@Order(10)
class DefinitionFigures implements OverviewPart {

    private static final ListQuery ALL = new ListQuery("", Sort.KEY, false);

    private final DefinitionService definitions;
    private final NamespaceService namespaces;
    private final Rights rights;
    private final MirrorArrivals arrivals;

    DefinitionFigures(
            DefinitionService definitions, NamespaceService namespaces, Rights rights, MirrorArrivals arrivals) {
        this.definitions = definitions;
        this.namespaces = namespaces;
        this.rights = rights;
        this.arrivals = arrivals;
    }

    @Override
    public List<Figure> figures(Actor actor, Client client) {
        if (!rights.may(actor, Permission.DEFINITION_VIEW, client.id().value())) {
            return List.of();
        }
        return List.of(
                new Figure(
                                I18NProvider.translate("metafields.figure.definitions"),
                                MetafieldsNavigation.list(client.id()),
                                () -> definitions.count(actor, client, ALL))
                        .live(arrivals, new MirrorRefreshed(client.id(), true)),
                new Figure(
                                I18NProvider.translate("metafields.figure.namespaces"),
                                MetafieldsNavigation.namespaces(client.id()),
                                () -> namespaces.count(actor, client))
                        .live(arrivals, new MirrorRefreshed(client.id(), true)));
    }
}
