package dev.counterfoil.shell;

import com.vaadin.flow.i18n.I18NProvider;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Command;
import dev.counterfoil.kit.CommandSource;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The pages of the navigation in the palette, those of every client among them. */
@Component
@Order(0)
class PageCommands implements CommandSource {

    private final Places places;
    private final ClientDirectory directory;
    private final CurrentActor current;

    PageCommands(Places places, ClientDirectory directory, CurrentActor current) {
        this.places = places;
        this.directory = directory;
        this.current = current;
    }

    @Override
    public List<Command> commands() {
        Actor actor = current.get();
        return Stream.concat(
                        places.team(actor).stream()
                                .map(place -> Command.page(I18NProvider.translate(place.key()), place.path())),
                        places.ofEach(directory.list(actor), actor).stream().map(PageCommands::ofClient))
                .toList();
    }

    private static Command ofClient(Places.Of page) {
        return Command.named(
                Command.Kind.CLIENT,
                page.client().name(),
                I18NProvider.translate(
                        "shell.palette.page",
                        I18NProvider.translate(page.place().key()),
                        ClientMarks.words(page.client())),
                page.place().path());
    }
}
