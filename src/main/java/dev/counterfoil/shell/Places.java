package dev.counterfoil.shell;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import dev.counterfoil.clients.Client;
import dev.counterfoil.faults.FaultsNavigation;
import dev.counterfoil.faults.SandboxControl;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where one can go: the pages that exist and that the person may open, in the order of the navigation. */
@Component
class Places {

    /** The name of the route parameter that holds a client's ID, in every room. */
    static final String CLIENT = "client";

    private static final String IN_CLIENT = "clients/:" + CLIENT;

    /**
     * A page.
     *
     * @param path as in the address, without a leading slash
     * @param key of its name
     * @param exact whether only this address, and none below it, counts as being there
     */
    record Place(String path, String key, boolean exact) {}

    /** A page of one client among several. */
    record Of(Client client, Place place) {}

    private record Page(
            String template, String key, @Nullable Permission permission, boolean exact) {}

    private static final List<Page> TEAM = List.of(
            new Page("", "shell.nav.home", null, true),
            new Page("clients", "shell.nav.clients", Permission.CLIENT_VIEW, true),
            new Page("metafields/compare", "shell.nav.compare", Permission.DEFINITION_EDIT, false),
            new Page("metafields/sharing", "shell.nav.sharing", Permission.DEFINITION_VIEW, false),
            new Page("audit", "shell.nav.audit", Permission.AUDIT_VIEW, false),
            new Page("schema", "shell.nav.schema", Permission.AUDIT_VIEW, false),
            new Page(FaultsNavigation.SANDBOX, "shell.nav.sandbox", Permission.CLIENT_ADD, true));

    private static final List<Page> OF_A_CLIENT = List.of(
            new Page(IN_CLIENT, "shell.nav.overview", Permission.CLIENT_VIEW, true),
            new Page(IN_CLIENT + "/metafields", "shell.nav.metafields", Permission.DEFINITION_VIEW, false),
            new Page(IN_CLIENT + "/users", "shell.nav.users", Permission.USER_DATA_VIEW, false),
            new Page(IN_CLIENT + "/videos", "shell.nav.videos", Permission.MEDIA_VIEW, false),
            new Page(IN_CLIENT + "/watch", "shell.nav.watch", Permission.AUDIT_VIEW, false));

    private final Rights rights;
    private final SandboxControl sandbox;

    Places(Rights rights, SandboxControl sandbox) {
        this.rights = rights;
        this.sandbox = sandbox;
    }

    /** Pages of the portal as a whole. */
    List<Place> team(Actor actor) {
        return existing(TEAM).stream()
                .filter(page -> sandbox.present() || !page.template().equals(FaultsNavigation.SANDBOX))
                .filter(page -> mayAnywhere(actor, page.permission()))
                .map(page -> new Place(page.template(), page.key(), page.exact()))
                .toList();
    }

    /** Pages of one client. */
    List<Place> of(Client client, Actor actor) {
        return existing(OF_A_CLIENT).stream()
                .filter(page -> page.permission() == null
                        || rights.may(actor, page.permission(), client.id().value()))
                .map(page -> place(page, client))
                .toList();
    }

    /** The same of each of these clients, page by page: one statement for each kind of page, however many clients there are. */
    List<Of> ofEach(List<Client> clients, Actor actor) {
        List<Of> all = new ArrayList<>();
        for (Page page : existing(OF_A_CLIENT)) {
            Rights.Reach reach = page.permission() == null ? null : rights.reach(actor, page.permission());
            clients.stream()
                    .filter(client ->
                            reach == null || reach.includes(client.id().value()))
                    .forEach(client -> all.add(new Of(client, place(page, client))));
        }
        return all;
    }

    private static Place place(Page page, Client client) {
        return new Place(page.template().replace(":" + CLIENT, client.id().toString()), page.key(), page.exact());
    }

    private boolean mayAnywhere(Actor actor, @Nullable Permission permission) {
        if (permission == null) {
            return true;
        }
        Rights.Reach reach = rights.reach(actor, permission);
        return reach.all()
                || !reach.clients().isEmpty()
                // Whoever may connect the first client has to get to the page where that is done.
                || (permission == Permission.CLIENT_VIEW && rights.may(actor, Permission.CLIENT_ADD, null));
    }

    private static List<Page> existing(List<Page> pages) {
        List<String> routes = RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .map(RouteData::getTemplate)
                .map(Places::plain)
                .toList();
        return pages.stream()
                .filter(page -> routes.stream()
                        .anyMatch(route -> route.equals(page.template()) || route.startsWith(page.template() + "/:")))
                .toList();
    }

    /** Names of parameters only, without their patterns and signs; a pattern holds no slash. */
    private static String plain(String template) {
        return Stream.of(template.split("/"))
                .map(part -> part.startsWith(":") ? ":" + part.substring(1).replaceAll("[^A-Za-z].*", "") : part)
                .collect(Collectors.joining("/"));
    }
}
