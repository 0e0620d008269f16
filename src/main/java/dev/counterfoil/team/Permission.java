package dev.counterfoil.team;

/** What a role may allow. {@code onClient} ones are held for a client, a group of clients, or all; the others for the portal as a whole. */
public enum Permission {
    CLIENT_VIEW(true),
    CLIENT_MANAGE(true),
    CLIENT_ADD(false),
    DEFINITION_VIEW(true),
    DEFINITION_EDIT(true),
    DEFINITION_SHARE(true),
    MEDIA_VIEW(true),
    MEDIA_EDIT(true),
    USER_TOKEN_ISSUE(true),
    USER_DATA_VIEW(true),
    USER_DATA_EDIT(true),
    AUDIT_VIEW(true),
    KEY_CONFIRM(false);

    private final boolean onClient;

    Permission(boolean onClient) {
        this.onClient = onClient;
    }

    public boolean onClient() {
        return onClient;
    }
}
