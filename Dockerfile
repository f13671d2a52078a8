# syntax=docker/dockerfile:1
# Build: docker build -t verbatim .          Run: docker run --rm -p 8080:8080 verbatim
# The base can be pinned by its digest: --build-arg BASE=node:24-bookworm-slim@sha256:…
ARG BASE=node:24-bookworm-slim
FROM ${BASE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY scripts scripts
RUN npm run -s build && node dist/scripts/bill-of-materials.js > sbom.cdx.json
# The corpus that is baked in; mount another at run time, see docs/container.md.
COPY corpus corpus
RUN node dist/src/cli/main.js build --corpus corpus --index index --no-cache && rm -rf index/cache

FROM ${BASE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund \
 && find node_modules -type f ! -iname 'licen[cs]e*' \( -name '*.md' -o -name '*.map' -o -name '*.ts' -o -name '*.cts' -o -name '*.mts' \) -delete \
 && rm -rf node_modules/@opentelemetry/*/build/esm node_modules/@opentelemetry/*/build/esnext

FROM ${BASE}
LABEL org.opencontainers.image.title="verbatim" \
      org.opencontainers.image.description="A searchable quote index" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 INDEX_DIR=/app/index
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist/src dist/src
COPY --from=build /app/index index
COPY --from=build /app/sbom.cdx.json ./
COPY package.json LICENSE ./
USER 1000:1000
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/src/cli/main.js"]
CMD ["serve"]
