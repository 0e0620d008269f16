package dev.counterfoil.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.counterfoil.shell.Places.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The links at the side, in groups; the one where the person is says so. */
class Navigation extends Composite<Nav> {

    private final Map<Place, Anchor> links = new LinkedHashMap<>();
    private List<Place> ofClient = List.of();
    private List<Place> team = List.of();

    Navigation() {
        getContent().addClassName("cf-nav");
        getContent().getElement().setAttribute("aria-label", getTranslation("shell.nav"));
    }

    /** Shows these; nothing is rebuilt as long as they are the same, so that the focus stays. */
    void show(List<Place> newOfClient, List<Place> newTeam) {
        if (newOfClient.equals(ofClient) && newTeam.equals(team)) {
            return;
        }
        ofClient = newOfClient;
        team = newTeam;
        links.clear();
        getContent().removeAll();
        if (!ofClient.isEmpty()) {
            getContent().add(group("shell.nav.client", true, ofClient));
        }
        getContent().add(group("shell.nav.team", ofClient.isEmpty(), team));
    }

    /** Marks the link of this address. */
    void mark(String path) {
        links.forEach((place, link) -> {
            // The pages of one client have links of their own; without one, its list stands for all below it.
            boolean below =
                    !place.exact() || (ofClient.isEmpty() && !place.path().isEmpty());
            boolean here = path.equals(place.path()) || (below && path.startsWith(place.path() + "/"));
            if (here) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    /** Shows a number behind a link, none for zero. */
    void count(String path, int number) {
        links.forEach((place, link) -> {
            if (place.path().equals(path)) {
                link.getChildren()
                        .filter(child -> child.hasClassName("cf-nav-count"))
                        .toList()
                        .forEach(link::remove);
                if (number > 0) {
                    Span count = new Span(String.valueOf(number));
                    count.addClassName("cf-nav-count");
                    count.getElement().setAttribute("data-cf-data", "");
                    link.add(count);
                }
            }
        });
    }

    private Div group(String label, boolean silent, List<Place> places) {
        H2 heading = new H2(getTranslation(label));
        heading.addClassName(silent ? "cf-unseen" : "cf-nav-label");
        UnorderedList list = new UnorderedList();
        for (Place place : places) {
            Anchor link = new Anchor("/" + place.path());
            link.add(new Span(getTranslation(place.key())));
            link.addClassName("cf-nav-item");
            link.getElement().setAttribute("router-link", true);
            links.put(place, link);
            list.add(new ListItem(link));
        }
        Div group = new Div(heading, list);
        group.addClassName("cf-nav-group");
        return group;
    }
}
