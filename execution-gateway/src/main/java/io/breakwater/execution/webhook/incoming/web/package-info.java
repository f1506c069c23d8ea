/** Signed webhooks about orders, and a look at the inbox, over REST. */
@NullMarked
package io.breakwater.execution.webhook.incoming.web;

import org.jspecify.annotations.NullMarked;
