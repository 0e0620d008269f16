package dev.counterfoil.upstream.partners;

/**
 * Who a grant is for (<a href="https://shopify.dev/docs/api/shop-partners/latest/input-objects/TargetInput">TargetInput</a>).
 *
 * @param kind {@code client} (grantee is a GID), {@code key} (a namespace's key) or {@code role}
 */
public record Target(String kind, String grantee) {}
