package dev.counterfoil.clients.ui;

import dev.counterfoil.clients.ClientField;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Drafts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What one member typed into one client's form; a draft of another version of the client is of no use. */
class FormDraft {

    private static final String VERSION = "version";

    private final Drafts drafts;
    private final Actor actor;
    private final String form;
    private final long version;

    FormDraft(Drafts drafts, Actor actor, String form, long version) {
        this.drafts = drafts;
        this.actor = actor;
        this.form = form;
        this.version = version;
    }

    /** Empty if there is none. */
    Map<ClientField, String> find() {
        Map<String, String> kept = drafts.find(actor, form).orElse(Map.of());
        Map<ClientField, String> fields = new EnumMap<>(ClientField.class);
        if (String.valueOf(version).equals(kept.get(VERSION))) {
            for (ClientField field : ClientField.values()) {
                String value = kept.get(field.path());
                if (value != null && field != ClientField.SECRET) {
                    fields.put(field, value);
                }
            }
        }
        return fields;
    }

    void keep(Map<ClientField, String> fields) {
        Map<String, String> kept = new HashMap<>();
        fields.forEach((field, value) -> kept.put(field.path(), value));
        kept.put(VERSION, String.valueOf(version));
        drafts.save(actor, form, kept);
    }

    void discard() {
        drafts.discard(actor, form);
    }
}
