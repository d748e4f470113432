import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';

import { useTesto } from '../messages/index.js';
import { Bottone } from '../ui/Bottone.js';
import { CampoTesto } from '../ui/Campo.js';
import { perCampo } from '../ui/date.js';
import { Dialogo } from '../ui/Dialogo.js';
import { Modulo } from '../ui/Modulo.js';
import { Icona } from '../ui/Icona.js';
import { useMomento } from './momento.js';

/** "Vedi com'era il ...": from the page one is on to the same page at a moment of the past. */
export function SceltaMomento() {
  const t = useTesto();
  const [aperta, setAperta] = useState(false);
  return (
    <>
      <button type="button" className="btn momento-bottone" onClick={() => setAperta(true)}>
        <Icona nome="orologio" className="icon-white" />
        {t('momento.vedi')}
      </button>
      {aperta && <DialogoMomento onChiudi={() => setAperta(false)} />}
    </>
  );
}

export function DialogoMomento({ onChiudi }: { onChiudi: () => void }) {
  const t = useTesto();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { quando } = useMomento();
  const [valore, setValore] = useState(quando && 'al' in quando ? perCampo(new Date(quando.al)) : '');

  const mostra = () => {
    onChiudi();
    void navigate(`${pathname}?al=${encodeURIComponent(new Date(valore).toISOString())}`);
  };
  return (
    <Dialogo
      titolo={t('momento.titolo')}
      onChiudi={onChiudi}
      piede={
        <>
          <Bottone tono="outline-primary" onClick={onChiudi}>
            {t('azione.annulla')}
          </Bottone>
          <Bottone type="submit" form="momento">
            {t('momento.mostra')}
          </Bottone>
        </>
      }
    >
      <p>{t('momento.spiegazione')}</p>
      <Modulo id="momento" onInvia={mostra}>
        <CampoTesto
          etichetta={t('momento.quando')}
          type="datetime-local"
          required
          autoFocus
          max={perCampo(new Date())}
          value={valore}
          onChange={setValore}
        />
      </Modulo>
    </Dialogo>
  );
}
