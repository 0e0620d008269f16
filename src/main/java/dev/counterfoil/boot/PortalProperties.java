package dev.counterfoil.boot;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set, on the command line ({@code --counterfoil.data=…}) or by environment variable
 * ({@code COUNTERFOIL_DATA}).
 *
 * @param data folder of everything the portal keeps, except keys
 * @param key the file of the key-encryption key, outside the data folder
 * @param db a PostgreSQL of the operator's own; without an address the embedded one is used
 * @param publicUrl what people type, where it is not this machine's own address; links are built from it
 * @param bind the address to listen on
 * @param trustedProxies addresses or CIDR ranges whose forwarded headers count
 */
@ConfigurationProperties("counterfoil")
public record PortalProperties(
        @DefaultValue("data") Path data,
        Path key,
        @DefaultValue Database db,
        @Nullable URI publicUrl,
        @DefaultValue("127.0.0.1") String bind,
        @DefaultValue List<String> trustedProxies) {

    /**
     * A PostgreSQL of the operator's own, version 16 or newer. Prints no password.
     *
     * @param url JDBC address; none means the embedded server
     * @param ownerUser owns the database; migrates at start
     * @param appUser what the portal works as
     */
    public record Database(
            @Nullable String url,
            @Nullable String ownerUser,
            @Nullable String ownerPassword,
            @Nullable String appUser,
            @Nullable String appPassword) {

        @Override
        public String toString() {
            return "Database[url=" + (url == null ? "embedded" : "[sealed]") + "]";
        }
    }
}
