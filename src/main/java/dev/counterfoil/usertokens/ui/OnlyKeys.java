package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import dev.counterfoil.clients.Client;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.usertokens.ValueDefinitions;
import java.util.List;
import java.util.TreeSet;

/** Narrows what is asked of the API to some keys: those of the client's definitions, or any that is typed. */
class OnlyKeys extends MultiSelectComboBox<String> {

    private final transient ValueDefinitions definitions;
    private final transient Actor actor;
    private boolean filling;

    OnlyKeys(ValueDefinitions definitions, Actor actor, Runnable narrowed) {
        this.definitions = definitions;
        this.actor = actor;
        setLabel(getTranslation("usertokens.only"));
        setHelperText(getTranslation("usertokens.only.hint"));
        addClassName("cf-values-only");
        setAllowCustomValue(true);
        setManualValidation(true);
        addCustomValueSetListener(typed -> add(typed.getDetail().strip()));
        addValueChangeListener(change -> {
            setInvalid(false);
            if (!filling) {
                narrowed.run();
            }
        });
    }

    void fill(Client client, List<String> keys) {
        filling = true;
        setItems(
                query ->
                        definitions
                                .list(actor, client, query.getFilter().orElse(""), query.getOffset(), query.getLimit())
                                .stream()
                                .map(value -> value.path().toString()),
                query -> definitions.count(actor, client, query.getFilter().orElse("")));
        setValue(new TreeSet<>(keys));
        filling = false;
    }

    List<KeyPair> paths() {
        return getValue().stream().map(KeyPair::parse).toList();
    }

    private void add(String typed) {
        if (ValueDefinitions.path(typed).isPresent()) {
            select(typed);
        } else {
            setErrorMessage(Looks.problem(this, "PATH_ODD"));
            setInvalid(true);
        }
    }
}
