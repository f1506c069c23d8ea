/**
 * The secrets of one local stack: {@link io.breakwater.localstack.launcher.keys.LocalSecrets} makes
 * them by chance on first use, keeps them in one git-ignored file that only its owner can read, and
 * never prints them. The same file format serves the launcher ({@code .env.local}) and
 * docker-compose ({@code .env}).
 */
@NullMarked
package io.breakwater.localstack.launcher.keys;

import org.jspecify.annotations.NullMarked;
