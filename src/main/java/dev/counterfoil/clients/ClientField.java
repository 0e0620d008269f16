package dev.counterfoil.clients;

/** The fields of a client's form, by the path a problem names. */
public enum ClientField {
    NAME("name"),
    ENVIRONMENT("environment"),
    DASHBOARD_ID("dashboardId"),
    SECRET("secret"),
    ENDPOINT("endpoint"),
    GID("gid"),
    SCOPES("scopes"),
    REDIRECT_URLS("redirectUrls"),
    DASHBOARD_URL("dashboardUrl");

    private final String path;

    ClientField(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}
