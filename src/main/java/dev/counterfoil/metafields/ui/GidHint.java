package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.html.Paragraph;
import dev.counterfoil.clients.Client;
import java.util.Collection;
import java.util.List;

/** Names clients of which nobody has entered the GID: about them less can be told. */
class GidHint extends Paragraph {

    void show(Collection<Client> clients) {
        List<String> names = clients.stream()
                .filter(client -> client.gid() == null)
                .map(Client::name)
                .distinct()
                .toList();
        setVisible(!names.isEmpty());
        setText(getTranslation("metafields.noGid", names.size(), String.join(", ", names)));
    }
}
