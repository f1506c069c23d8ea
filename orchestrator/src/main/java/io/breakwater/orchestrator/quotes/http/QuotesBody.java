package io.breakwater.orchestrator.quotes.http;

import io.breakwater.orchestrator.quotes.QuoteBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What we read of {@code GET /api/v1/quotes?symbols=}. */
record QuotesBody(@Nullable List<QuoteBody> quotes) {}
