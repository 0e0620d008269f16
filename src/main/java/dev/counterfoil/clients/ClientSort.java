package dev.counterfoil.clients;

/** By what a list of clients may be sorted. */
public enum ClientSort {
    NAME,
    ENVIRONMENT,
    DASHBOARD_ID,
    ENDPOINT,
    PROVEN
}
