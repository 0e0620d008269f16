package dev.counterfoil.clients.persistence;

import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.outbound.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** The row behind a client, as a form edits it. */
@Entity
@Table(name = "client")
@NullUnmarked
class ClientEntity {

    @Id
    private UUID id;

    private String name;

    @Enumerated(EnumType.STRING)
    private Environment environment;

    @Column(name = "dashboard_id")
    private String dashboardId;

    @Column(name = "endpoint_url")
    private String endpointUrl;

    private String origin;
    private String gid;
    private String[] scopes;

    @Column(name = "redirect_urls")
    private String[] redirectUrls;

    @Column(name = "dashboard_url")
    private String dashboardUrl;

    @Column(name = "secret_version")
    private int secretVersion;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected ClientEntity() {}

    ClientEntity(UUID id, Instant now) {
        this.id = id;
        this.createdAt = now;
    }

    void take(ClientInput input, Instant now) {
        name = input.name();
        environment = input.environment();
        dashboardId = input.dashboardId();
        endpointUrl = input.endpoint().toString();
        origin = Origin.of(input.endpoint()).toString();
        gid = input.gid();
        scopes = input.scopes().toArray(String[]::new);
        redirectUrls = input.redirectUrls().toArray(String[]::new);
        dashboardUrl = input.dashboardUrl();
        updatedAt = now;
    }

    int nextSecretVersion() {
        return ++secretVersion;
    }

    long version() {
        return version;
    }
}
