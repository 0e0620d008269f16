package dev.counterfoil.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientSwitcher;
import dev.counterfoil.kit.CommandSource;
import dev.counterfoil.kit.Keys;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Sessions;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The frame around every page of a signed-in person: the side, the environment's band, the page. */
@Layout
@PermitAll
class MainLayout extends Composite<Div> implements RouterLayout, AfterNavigationObserver {

    private static final int TASKS = 100;

    private final transient ClientDirectory directory;
    private final transient Places places;
    private final transient Tasks tasks;
    private final transient Actor actor;

    private final Navigation navigation = new Navigation();
    private final EnvironmentBand band = new EnvironmentBand();
    private final ClientSwitcher switcher;
    private final Span where = new Span();
    private final Main main = new Main();
    private @Nullable Component page;
    private String here = "";

    MainLayout(
            ClientDirectory directory,
            Places places,
            Tasks tasks,
            CurrentActor current,
            ClientSwitcher switcher,
            List<CommandSource> commands,
            AuthenticationContext authentication,
            Sessions sessions) {
        this.directory = directory;
        this.places = places;
        this.tasks = tasks;
        this.switcher = switcher;
        this.actor = current.get();

        Anchor skip = new Anchor("#main", getTranslation("shell.skip"));
        skip.addClassName("cf-skip");
        skip.getElement().setAttribute("router-ignore", true);

        Aside side = new Aside(brand(commands), switcher, navigation, new UserRow(actor, authentication, sessions));
        side.addClassName("cf-side");
        side.setId("side");
        side.getElement().setAttribute("aria-label", getTranslation("shell.side"));

        main.setId("main");
        main.addClassName("cf-main");
        main.getElement().setAttribute("tabindex", "-1");
        main.add(band);

        Div backdrop = new Div();
        backdrop.addClassName("cf-backdrop");
        getContent().addClassName("cf-shell");
        getContent().add(skip, topbar(), side, backdrop, main);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().appendChild(content.getElement());
        content.getElement().getClassList().add("cf-view");
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement old) {
        if (old != null) {
            old.getElement().removeFromParent();
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        Client client = event.getRouteParameters()
                .get(Places.CLIENT)
                .flatMap(this::find)
                .orElse(null);
        here = client == null ? "" : client.id().toString();
        band.show(client);
        switcher.show(client == null ? null : client.id());
        where.setText(client == null ? getTranslation("shell.name") : client.name());
        List<Places.Place> team = places.team(actor);
        navigation.show(client == null ? List.of() : places.of(client, actor), team);
        navigation.mark(event.getLocation().getPath());
        navigation.count("", tasks.open(actor, TASKS).size());
        focus(event);
    }

    /** To the heading after a move to another page, as a page load would; a move within a page leaves the focus alone. */
    private void focus(AfterNavigationEvent event) {
        Component now = (Component) event.getActiveChain().getFirst();
        boolean moved = page != null && page != now;
        page = now;
        if (moved) {
            main.getElement().executeJs("""
                            this.scrollTop = 0;
                            requestAnimationFrame(() => {
                              if (!document.querySelector('vaadin-dialog[opened]')
                                  && !this.contains(document.activeElement)) {
                                (this.querySelector('h1') ?? this).focus({ preventScroll: true });
                              }
                            });
                            """);
        }
    }

    private Optional<Client> find(String id) {
        try {
            return directory.find(actor, ClientId.parse(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private Div brand(List<CommandSource> commands) {
        Span mark = new Span();
        mark.addClassName("cf-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(getTranslation("shell.name"));
        Anchor home = new Anchor("/");
        home.add(mark, name);
        home.getElement().setAttribute("router-link", true);
        home.getElement().setAttribute("aria-label", getTranslation("shell.brand"));
        Div brand = new Div(home, new Keys(commands, () -> here));
        brand.addClassName("cf-brand");
        return brand;
    }

    private Header topbar() {
        NativeButton toggle = new NativeButton();
        toggle.addClassName("cf-toggle");
        toggle.getElement().setAttribute("type", "button");
        toggle.getElement().setAttribute("data-cf-toggle", "");
        toggle.getElement().setAttribute("aria-controls", "side");
        toggle.getElement().setAttribute("aria-expanded", "false");
        toggle.setAriaLabel(getTranslation("shell.nav.toggle"));
        Span mark = new Span();
        mark.addClassName("cf-mark");
        where.getElement().setAttribute("data-cf-data", "");
        Div brand = new Div(mark, where);
        brand.addClassName("cf-topbar-brand");
        Header topbar = new Header(toggle, brand);
        topbar.addClassName("cf-topbar");
        return topbar;
    }
}
