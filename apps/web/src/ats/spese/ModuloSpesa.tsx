import { useState, type ReactNode } from 'react';

import { EsitoDelComando, type Comando, type SpesaInput } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Avviso } from '../../ui/Avviso.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoArea, CampoScelta, CampoTesto, Spunta } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { Modulo } from '../../ui/Modulo.js';
import { useNonPerdere } from '../../ui/useNonPerdere.js';
import { CampoCodice } from './CampoCodice.js';
import { CampoImporto } from './CampoImporto.js';
import { haFornitore, inputDi, type ModuloSpesa as Scritto } from './modulo-spesa.js';
import { QuoteSpesa } from './QuoteSpesa.js';
import { MOTIVI_SENZA_CIG, TIPI_SPESA, type ProgettoDiSpesa, type TipoSpesa } from './spese.queries.js';

interface Props {
  readonly modulo: Scritto;
  readonly onChange: (modulo: Scritto) => void;
  readonly progetti: readonly ProgettoDiSpesa[];
  readonly salva: string;
  readonly comando: Pick<Comando<'registraSpesa'>, 'stato' | 'inCorso' | 'azzera'>;
  readonly onSalva: (spesa: SpesaInput) => void;
  readonly onAnnulla: () => void;
  /** More that is asked: the reason of a correction. */
  readonly children?: ReactNode;
}

/** An expense as it is written: its kind says which fields there are, codes are checked as they are typed. */
export function ModuloSpesa({ modulo, onChange, progetti, salva, comando, onSalva, onAnnulla, children }: Props) {
  const t = useTesto();
  const [toccato, setToccato] = useState(false);
  useNonPerdere(toccato);
  const scrivi = (campi: Partial<Scritto>) => {
    setToccato(true);
    onChange({ ...modulo, ...campi });
  };
  const { tipo } = modulo;
  const isFattura = tipo === 'fattura';
  const invia = () => comando.inCorso || onSalva(inputDi(modulo));
  return (
    <Modulo className="modulo-spesa" onInvia={invia}>
      <fieldset>
        <legend>{t('spesa.cheCosa')}</legend>
        <CampoScelta
          etichetta={t('spesa.tipo')}
          required
          value={tipo}
          onChange={(valore) => scrivi(conTipo(valore as TipoSpesa))}
        >
          {TIPI_SPESA.map((one) => (
            <option key={one} value={one}>
              {t(`spese.tipo.${one}`)}
            </option>
          ))}
        </CampoScelta>
        <CampoTesto
          etichetta={t('spesa.competenza')}
          aiuto={t('spesa.competenzaAiuto')}
          type="date"
          required
          max={oggi()}
          value={modulo.competenza}
          onChange={(competenza) => scrivi({ competenza })}
        />
        <CampoArea
          etichetta={t('spesa.descrizione')}
          required
          maxLength={1000}
          value={modulo.descrizione}
          onChange={(descrizione) => scrivi({ descrizione })}
        />
        <CampoCodice codice="cup" required value={modulo.cup} onChange={(cup) => scrivi({ cup })} />
        <CampoScelta
          etichetta={t('spesa.senzaCig')}
          value={modulo.senzaCig}
          onChange={(senzaCig) => scrivi({ senzaCig })}
        >
          <option value="">{t('spesa.conCig')}</option>
          {MOTIVI_SENZA_CIG.filter((one) => one === tipo || !isTipo(one)).map((one) => (
            <option key={one} value={one}>
              {t(`spesa.senzaCig.${one}`)}
            </option>
          ))}
        </CampoScelta>
        {modulo.senzaCig === '' && (
          <CampoCodice codice="cig" required value={modulo.cig} onChange={(cig) => scrivi({ cig })} />
        )}
      </fieldset>

      <fieldset>
        <legend>{t('spesa.documento')}</legend>
        <CampoTesto
          etichetta={t('spesa.numero')}
          required={isFattura}
          maxLength={60}
          value={modulo.numero}
          onChange={(numero) => scrivi({ numero })}
        />
        <CampoTesto
          etichetta={t('spesa.data')}
          type="date"
          required={isFattura || modulo.numero.trim() !== ''}
          max={oggi()}
          value={modulo.data}
          onChange={(data) => scrivi({ data })}
        />
      </fieldset>

      {haFornitore(tipo) ? (
        <fieldset>
          <legend>{isFattura ? t('spesa.fornitore') : t('spesa.beneficiario')}</legend>
          <CampoTesto
            etichetta={t('spesa.denominazione')}
            required={isFattura}
            maxLength={200}
            value={modulo.denominazione}
            onChange={(denominazione) => scrivi({ denominazione })}
          />
          <CampoCodice
            codice="partitaIva"
            required={isFattura && modulo.codiceFiscale.trim() === ''}
            value={modulo.partitaIva}
            onChange={(partitaIva) => scrivi({ partitaIva })}
          />
          <CampoCodice
            codice="codiceFiscale"
            value={modulo.codiceFiscale}
            onChange={(codiceFiscale) => scrivi({ codiceFiscale })}
          />
          <CampoCodice codice="iban" value={modulo.iban} onChange={(iban) => scrivi({ iban })} />
        </fieldset>
      ) : (
        <Avviso tono="info">{t('spesa.senzaNomi')}</Avviso>
      )}

      <fieldset>
        <legend>{t('spesa.importi')}</legend>
        <CampoImporto
          etichetta={isFattura ? t('spesa.imponibile') : t('spesa.importo')}
          required
          value={modulo.imponibile}
          onChange={(imponibile) => scrivi({ imponibile })}
        />
        {isFattura && (
          <>
            <CampoImporto
              etichetta={t('spesa.iva')}
              value={modulo.iva}
              // All of it is a cost until somebody says otherwise: consortia can rarely recover it.
              onChange={(iva) => scrivi({ iva, ...(modulo.ivaACosto === modulo.iva && { ivaACosto: iva }) })}
            />
            <CampoImporto
              etichetta={t('spesa.ivaACosto')}
              value={modulo.ivaACosto}
              onChange={(ivaACosto) => scrivi({ ivaACosto })}
            />
            <CampoImporto
              etichetta={t('spesa.ritenuta')}
              value={modulo.ritenuta}
              onChange={(ritenuta) => scrivi({ ritenuta })}
            />
            <Spunta
              etichetta={t('spesa.scissione')}
              checked={modulo.scissioneIva}
              onChange={(scissioneIva) => scrivi({ scissioneIva })}
            />
          </>
        )}
      </fieldset>

      <QuoteSpesa modulo={modulo} progetti={progetti} onChange={scrivi} />
      {children}
      <EsitoDelComando di={comando} riprova={invia} />
      <div className="modulo-azioni">
        <Bottone type="submit" occupato={comando.inCorso}>
          {salva}
        </Bottone>{' '}
        <Bottone tono="outline-primary" onClick={onAnnulla}>
          {t('azione.annulla')}
        </Bottone>
      </div>
    </Modulo>
  );
}

const isTipo = (motivo: string): boolean => (TIPI_SPESA as readonly string[]).includes(motivo);

/** Staff, transfers and contributions have no CIG, each for its own reason; an invoice has one. */
const conTipo = (tipo: TipoSpesa): Partial<Scritto> => ({ tipo, senzaCig: tipo === 'fattura' ? '' : tipo });
