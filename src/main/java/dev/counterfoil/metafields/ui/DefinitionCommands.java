package dev.counterfoil.metafields.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Command;
import dev.counterfoil.kit.CommandSource;
import dev.counterfoil.metafields.DefinitionSearch;
import dev.counterfoil.metafields.MetafieldsNavigation;
import dev.counterfoil.metafields.SharingNavigation;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Definitions in the palette, and what begins with one. */
@Component
@Order(30)
class DefinitionCommands implements CommandSource {

    private static final int MOST = 8;

    private final DefinitionSearch search;
    private final ClientDirectory directory;
    private final Rights rights;
    private final CurrentActor current;

    DefinitionCommands(DefinitionSearch search, ClientDirectory directory, Rights rights, CurrentActor current) {
        this.search = search;
        this.directory = directory;
        this.rights = rights;
        this.current = current;
    }

    @Override
    public List<Command> commands() {
        Actor actor = current.get();
        List<Client> clients = directory.list(actor);
        Rights.Reach edit = rights.reach(actor, Permission.DEFINITION_EDIT);
        Rights.Reach view = rights.reach(actor, Permission.DEFINITION_VIEW);
        boolean compares = clients.size() > 1 && (edit.all() || !edit.clients().isEmpty());
        return Stream.concat(
                        clients.stream()
                                .filter(client -> edit.includes(client.id().value()))
                                .map(client -> begin(
                                        "metafields.palette.new", client, MetafieldsNavigation.create(client.id()))),
                        clients.stream()
                                .filter(client ->
                                        compares && view.includes(client.id().value()))
                                .map(client -> begin(
                                        "metafields.palette.compare",
                                        client,
                                        SharingNavigation.compareWith(client.id()))))
                .toList();
    }

    @Override
    public List<Command> find(String typed, String here) {
        return search.find(current.get(), client(here), typed, MOST).stream()
                .map(DefinitionCommands::definition)
                .toList();
    }

    private static @Nullable ClientId client(String here) {
        try {
            return here.isEmpty() ? null : ClientId.parse(here);
        } catch (IllegalArgumentException notOfAClient) {
            return null;
        }
    }

    private static Command definition(DefinitionSearch.Hit hit) {
        String name = hit.name();
        return Command.named(
                Command.Kind.DEFINITION,
                name == null || name.isBlank()
                        ? hit.path()
                        : I18NProvider.translate("metafields.palette.named", hit.path(), name),
                I18NProvider.translate("metafields.palette.on", hit.client().name(), ClientMarks.words(hit.client())),
                MetafieldsNavigation.show(hit.client().id(), hit.path()));
    }

    private static Command begin(String words, Client client, String path) {
        return Command.begin(I18NProvider.translate(words, client.name()), ClientMarks.words(client), path);
    }
}
