package dev.counterfoil.clients;

/** What a client is used for; each has its colour, and production says so in words. */
public enum Environment {
    PRODUCTION,
    STAGING,
    DEVELOPMENT
}
