# Tidemark without anything that only building or testing needs. See docs/operations/containers.md.
FROM node:22-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json ./
# npm patches what it installs (postinstall).
COPY bin ./bin
COPY patches ./patches

FROM base AS build
RUN npm ci --no-audit --no-fund
COPY remix.config.js tsconfig.json vite.config.ts server.ts ./
COPY public ./public
COPY seeds ./seeds
COPY db ./db
COPY app ./app
COPY docs ./docs
COPY CHANGELOG.md CONTRIBUTING.md SECURITY.md ./
RUN npm run build

FROM base AS packages
RUN npm ci --omit=dev --no-audit --no-fund && node bin/release/lean.mjs

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/build ./build
COPY package.json package-lock.json server.ts tsconfig.json LICENSE NOTICE ./
COPY patches ./patches
COPY bin ./bin
COPY seeds ./seeds
COPY db ./db
COPY app ./app
# The app writes only to /data and /tmp.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/serve.mjs"]
