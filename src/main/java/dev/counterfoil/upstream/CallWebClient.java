package dev.counterfoil.upstream;

import io.vertx.core.http.HttpClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.WebClientBase;

/** A web client for one call: the shared connections below, one interceptor of its own. */
final class CallWebClient extends WebClientBase {

    CallWebClient(HttpClient connections, WebClientOptions options, Exchange exchange) {
        super(connections, options);
        addInterceptor(exchange);
    }

    /** The connections below serve other calls too: a GraphQL client that is closed must not close them. */
    @Override
    public void close() {}
}
