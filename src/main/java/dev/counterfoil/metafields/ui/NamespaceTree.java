package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.metafields.NamespaceService.Node;
import dev.counterfoil.mirror.SeenNamespace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client's namespaces, those inside others below them; each leads to what is known of it. */
class NamespaceTree extends Composite<Div> {

    private final transient ClientId client;
    private final transient List<Node> nodes;
    private final @Nullable String selected;

    NamespaceTree(ClientId client, List<Node> nodes, @Nullable String selected) {
        this.client = client;
        this.nodes = nodes;
        this.selected = selected;
        getContent().add(list(nodes));
    }

    /** Whether both show the same. */
    boolean isAs(@Nullable NamespaceTree other) {
        return other != null
                && client.equals(other.client)
                && nodes.equals(other.nodes)
                && Objects.equals(selected, other.selected);
    }

    /** All of them, whatever their level. */
    static Stream<Node> all(List<Node> nodes) {
        return nodes.stream().flatMap(node -> Stream.concat(Stream.of(node), all(node.children())));
    }

    private UnorderedList list(List<Node> nodes) {
        UnorderedList list = new UnorderedList();
        list.addClassNames("cf-rows", "cf-namespace-tree");
        nodes.forEach(node -> {
            ListItem item = new ListItem(line(node));
            if (!node.children().isEmpty()) {
                item.add(list(node.children()));
            }
            list.add(item);
        });
        return list;
    }

    private Component line(Node node) {
        Span name = new Span();
        name.addClassNames("cf-row-main", "cf-grantee");
        if (node.reserved()) {
            name.add(new Span(getTranslation("metafields.namespaces.reserved")));
        } else {
            RouterLink link = new RouterLink();
            link.setRoute(NamespacesView.class, new RouteParameters("client", client.toString()));
            link.setQueryParameters(QueryParameters.simple(Map.of("path", node.path())));
            link.add(Looks.mono(node.key()));
            name.add(Looks.quiet(link));
            SeenNamespace remembered = node.remembered();
            String told = remembered == null ? null : remembered.namespace().name();
            if (told != null) {
                Span words = Looks.data(new Span(told));
                words.addClassName("cf-quiet");
                name.add(words);
            }
        }
        Span count = new Span(getTranslation("metafields.namespaces.definitions", node.definitions()));
        count.addClassName("cf-quiet");
        Div line = new Div(name, count);
        line.addClassName("cf-row");
        line.getElement().getClassList().set("cf-row-selected", node.path().equals(selected) && !node.reserved());
        return line;
    }
}
